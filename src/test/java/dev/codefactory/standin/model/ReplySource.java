package dev.codefactory.standin.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the replies to some requests come from. */
@FunctionalInterface
public interface ReplySource {

    /** The replies meant for this request, or nothing when another source should be asked. */
    Optional<Replies> matching(ChatRequest request);

    static ReplySource always(Replies replies) {
        return request -> Optional.of(replies);
    }

    static ReplySource whenTextContains(String words, Replies replies) {
        return request -> request.text().contains(words) ? Optional.of(replies) : Optional.empty();
    }

    static ReplySource computed(Function<ChatRequest, Reply> reply) {
        return request -> Optional.of(new Replies(List.of(reply.apply(request))));
    }
}
