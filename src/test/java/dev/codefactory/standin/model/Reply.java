package dev.codefactory.standin.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says to one request.
 *
 * @param text the content; cut into tokens of the model's size, unless {@link Speech#tokens} names them
 * @param speech thinking, explicit tokens and tool calls
 * @param doneReason {@code stop}, or {@code length} for an answer recorded as cut
 * @param fault what goes wrong while it is said, or null
 */
public record Reply(
        String text,
        Speech speech,
        String doneReason,
        @Nullable Fault fault) {

    /**
     * @param thinking said before the content; empty for none
     * @param tokens the content token by token; empty to cut the text at a fixed width
     */
    public record Speech(String thinking, List<String> tokens, List<ToolCall> toolCalls) {

        static final Speech PLAIN = new Speech("", List.of(), List.of());

        public Speech {
            tokens = List.copyOf(tokens);
            toolCalls = List.copyOf(toolCalls);
        }
    }

    public static Reply text(String text) {
        return new Reply(text, Speech.PLAIN, "stop", null);
    }

    /** Says exactly these tokens; only such a reply can trip the repeated-token abort. */
    public static Reply tokens(List<String> tokens) {
        return new Reply(String.join("", tokens), new Speech("", tokens, List.of()), "stop", null);
    }

    public static Reply toolCalls(ToolCall... calls) {
        return new Reply("", new Speech("", List.of(), List.of(calls)), "stop", null);
    }

    public Reply thinking(String thinking) {
        return new Reply(text, new Speech(thinking, speech.tokens(), speech.toolCalls()), doneReason, fault);
    }

    /** Ends with {@code done_reason} {@code length}, as an answer does that hit num_predict. */
    public Reply cutOff() {
        return new Reply(text, speech, "length", fault);
    }

    public Reply with(Fault newFault) {
        return new Reply(text, speech, doneReason, newFault);
    }

    /** The content in tokens. */
    public List<String> contentTokens(Knobs knobs) {
        return speech.tokens().isEmpty() ? cut(text, knobs.charsPerToken()) : speech.tokens();
    }

    public List<String> thinkingTokens(Knobs knobs) {
        return cut(speech.thinking(), knobs.charsPerToken());
    }

    private static List<String> cut(String text, double charsPerToken) {
        int width = Math.max(1, (int) charsPerToken);
        List<String> tokens = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + width);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to++;
            }
            tokens.add(text.substring(from, to));
            from = to;
        }
        return tokens;
    }
}
