package dev.codefactory.standin.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Replies in their order; the last one is given again and again. */
public final class Replies {

    private final List<Reply> replies;
    private int next;

    public Replies(List<Reply> replies) {
        if (replies.isEmpty()) {
            throw new IllegalArgumentException("a script needs at least one reply");
        }
        this.replies = List.copyOf(replies);
    }

    /** The next reply, if it may be said; one that may not stays the next. */
    synchronized Optional<Reply> next(Predicate<Reply> sayable) {
        Reply reply = replies.get(next);
        if (!sayable.test(reply)) {
            return Optional.empty();
        }
        next = Math.min(next + 1, replies.size() - 1);
        return Optional.of(reply);
    }
}
