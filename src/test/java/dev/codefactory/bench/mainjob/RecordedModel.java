package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.EnginePath;
import dev.codefactory.standin.model.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model that says, in random pieces, the recorded answer that a request names; asked for JSON, it says what the schema allows. */
final class RecordedModel implements AutoCloseable {

    /** The one context window of the model, which holds a project and its tests. */
    static final int WINDOW = 131_072;

    private static final String NAME = "qwen2.5-coder:7b";

    private static final Pattern MARK = Pattern.compile("\\[answer ([\\w-]+)]");
    private static final int LARGEST_PIECE = 40;
    private static final int LARGEST_WRITE = 200;

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final Map<String, RecordedAnswer> answers;

    RecordedModel(Collection<RecordedAnswer> answers, int slots) {
        this.answers = answers.stream().collect(Collectors.toMap(RecordedAnswer::id, Function.identity()));
        standIn.model(NAME)
                .knobs(knobs -> knobs.slots(slots)
                        .cutBytes(LARGEST_WRITE)
                        .trainCtx(WINDOW)
                        .path(EnginePath.NATIVE))
                .replyWith(this::reply);
    }

    /** What a request's description must hold for this answer to be given. */
    static String mark(RecordedAnswer answer) {
        return "[answer %s]".formatted(answer.id());
    }

    URI url() {
        return standIn.url();
    }

    private Reply reply(ChatRequest request) {
        var mark = MARK.matcher(request.text());
        if (!mark.find()) {
            throw new IllegalStateException("the request names no answer: " + request.text());
        }
        return Reply.tokens(pieces(Objects.requireNonNull(answers.get(mark.group(1)), mark.group(1))));
    }

    /** Cut with the answer's own seed, so that each run of it is the same. */
    private static List<String> pieces(RecordedAnswer answer) {
        var random = new Random(answer.id().hashCode());
        var text = answer.text();
        var pieces = new ArrayList<String>();
        for (var from = 0; from < text.length(); ) {
            var to = Math.min(text.length(), from + 1 + random.nextInt(LARGEST_PIECE));
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++; // JSON cannot carry half a character
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    @Override
    public void close() {
        standIn.close();
    }
}
