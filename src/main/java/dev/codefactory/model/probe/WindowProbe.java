package dev.codefactory.model.probe;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Up to which window it still finds what stands near the beginning of a full prompt. */
final class WindowProbe implements Probe {

    private static final String NEEDLE = "violet-heron-4711";
    private static final int ANSWER = 64;
    /** Room for the rest of the prompt and for what the estimate is off by. */
    private static final double FILL = 0.9;
    /** Ollama keeps half of a window when it cuts a prompt. */
    private static final double CUT = 0.75;

    private static final int SAMPLE = 100;

    @Override
    public String name() {
        return "window";
    }

    private enum Size {
        FOUND,
        NEEDLE_LOST,
        SILENTLY_CUT,
        OVERFLOW,
        REFUSED,
        NOT_RUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        var perLine = tokensPerLine(interview);
        var sizes = new LinkedHashMap<Integer, Size>();
        for (var window : interview.windows()) {
            var last = sizes.isEmpty() ? Size.FOUND : sizes.lastEntry().getValue();
            if (last == Size.FOUND) {
                sizes.put(window, tried(interview, window, perLine, known));
            }
        }
        return found(sizes, known);
    }

    private static Found found(SequencedMap<Integer, Size> sizes, Traits known) {
        var end = sizes.lastEntry().getValue();
        var largest = sizes.entrySet().stream()
                .filter(size -> size.getValue() == Size.FOUND)
                .mapToInt(Map.Entry::getKey)
                .max();
        var figures = new LinkedHashMap<String, Object>();
        sizes.forEach((window, size) -> figures.put(window.toString(), size.toString()));
        // A larger window that was not tried is not known to be too large.
        var isCapped = largest.isPresent() && end != Size.FOUND && end != Size.NOT_RUN;
        @Nullable Integer cap = isCapped ? Integer.valueOf(largest.getAsInt()) : null;
        figures.put("window_cap", cap);
        var outcome = switch (end) {
            case FOUND -> Outcome.PASSED;
            case NOT_RUN -> Outcome.NOT_RUN;
            case NEEDLE_LOST, SILENTLY_CUT, OVERFLOW, REFUSED -> Outcome.FAILED;
        };
        var detail = "%s at %d tokens".formatted(end, sizes.lastEntry().getKey());
        return new Found(outcome, detail, figures, new Traits(cap, known.thinking(), known.schemaInPromptOnly()));
    }

    private static double tokensPerLine(Interview interview) throws InterruptedException {
        var answer = interview.told(interview.asking(Filler.lines(0, SAMPLE), 8));
        if (answer.inputTokens() <= 0) {
            throw new NotRun("the host does not count the tokens of a prompt");
        }
        return answer.inputTokens() / (double) SAMPLE;
    }

    private static Size tried(Interview interview, int window, double perLine, Traits known)
            throws InterruptedException {
        var lines = (int) ((window * FILL - ANSWER) / perLine);
        var prompt =
                "%s%nRemember: the password of the vault is %s.%n%s%n%nWhat is the password of the vault? Answer with it alone."
                        .formatted(Filler.lines(0, lines / 10), NEEDLE, Filler.lines(lines / 10, lines));
        try {
            var question = interview.asking(prompt, ANSWER).within(window).thinking(known.thinking());
            return switch (interview.ask(question)) {
                case Answer.Given given when given.text().contains(NEEDLE) -> Size.FOUND;
                case Answer.Given given ->
                    given.inputTokens() < lines * perLine * CUT ? Size.SILENTLY_CUT : Size.NEEDLE_LOST;
                case Answer.Missing(var reason, var _) ->
                    reason == Reason.CONTEXT_OVERFLOW ? Size.OVERFLOW : Size.REFUSED;
            };
        } catch (NotRun e) {
            return Size.NOT_RUN;
        }
    }
}
