package dev.codefactory.standin.routes;

import dev.codefactory.standin.model.EnginePath;
import dev.codefactory.standin.model.Knobs;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply as the engine gets it out: cut where the window or num_predict ends, and broken off where it repeats itself.
 *
 * @param lines one stream line each
 * @param doneReason {@code stop} or {@code length}
 * @param brokenOff whether the engine stopped silently, without a done line
 */
record Said(List<Line> lines, String doneReason, boolean brokenOff) {

    /** Ollama gives up on more identical tokens than this. */
    private static final int REPEATS_TOLERATED = 30;

    /** What one line of a stream says. */
    record Line(String content, String thinking, List<ToolCall> calls, int tokens) {}

    /** The reply within its room. */
    static Said of(Reply reply, boolean thinks, int room, Knobs knobs) {
        List<String> thinking = thinks ? reply.thinkingTokens(knobs) : List.of();
        List<String> content = reply.contentTokens(knobs);
        int thought = Math.min(room, thinking.size());
        int said = Math.min(room - thought, content.size());
        int patience = endOfPatience(reply, content, knobs);
        List<Line> lines = new ArrayList<>();
        for (List<String> group : groups(thinking.subList(0, thought), knobs.tokensPerLine())) {
            lines.add(new Line("", String.join("", group), List.of(), group.size()));
        }
        for (List<String> group : groups(content.subList(0, Math.min(said, patience)), knobs.tokensPerLine())) {
            lines.add(new Line(String.join("", group), "", List.of(), group.size()));
        }
        List<ToolCall> calls = reply.speech().toolCalls();
        if (!calls.isEmpty()) {
            lines.add(new Line("", "", calls, calls.size()));
        }
        boolean cut = thought + said < thinking.size() + content.size();
        return new Said(lines, cut ? "length" : reply.doneReason(), patience < said);
    }

    int tokens() {
        return lines.stream().mapToInt(Line::tokens).sum();
    }

    String content() {
        return lines.stream().map(Line::content).reduce("", String::concat);
    }

    String thinking() {
        return lines.stream().map(Line::thinking).reduce("", String::concat);
    }

    List<ToolCall> calls() {
        return lines.stream().flatMap(line -> line.calls().stream()).toList();
    }

    /** Only explicit tokens can repeat: a real tokenizer joins runs that a text cut at a fixed width would repeat. */
    private static int endOfPatience(Reply reply, List<String> tokens, Knobs knobs) {
        if (reply.speech().tokens().isEmpty() || knobs.path() == EnginePath.NATIVE) {
            return tokens.size();
        }
        int repeats = 0;
        for (int i = 1; i < tokens.size(); i++) {
            repeats = tokens.get(i).strip().equals(tokens.get(i - 1).strip()) ? repeats + 1 : 0;
            if (repeats > REPEATS_TOLERATED) {
                return i;
            }
        }
        return tokens.size();
    }

    private static List<List<String>> groups(List<String> tokens, int size) {
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += size) {
            groups.add(tokens.subList(from, Math.min(tokens.size(), from + size)));
        }
        return groups;
    }
}
