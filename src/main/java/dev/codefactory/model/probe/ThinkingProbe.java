package dev.codefactory.model.probe;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether it can be told to think, and not to, and whether its thoughts stay out of its answer. */
final class ThinkingProbe implements Probe {

    private static final Pattern LEAK = Pattern.compile("(?i)</?(?:think|thinking|thought|reasoning)>|<\\|channel\\|>");

    @Override
    public String name() {
        return "thinking";
    }

    /** What telling it one way comes to. */
    private enum Behaviour {
        /** It does not let itself be told. */
        REFUSED,
        /** It answers without a thought to be seen. */
        SILENT,
        /** It thinks in its own channel. */
        APART,
        /** Its thoughts are in its answer. */
        LEAKING
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        var off = behaviour(interview, Thinking.OFF);
        var on = behaviour(interview, Thinking.ON);
        var low = off == Behaviour.APART ? behaviour(interview, Thinking.LOW) : null;
        var best = off == Behaviour.SILENT ? Thinking.OFF : instead(off, on, low);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("off", word(off));
        figures.put("on", word(on));
        if (low != null) {
            figures.put("low", word(low));
        }
        figures.put("think", best.toString());
        var clean = off != Behaviour.LEAKING || best != Thinking.OFF;
        return new Found(
                clean ? Outcome.PASSED : Outcome.FAILED,
                clean ? "asked with think: " + best : "its thoughts are in its answers, whatever it is told",
                figures,
                new Traits(known.windowCap(), best, known.schemaInPromptOnly()));
    }

    /** How to tell it where being told not to think does not keep it from it. */
    private static Thinking instead(Behaviour off, Behaviour on, @Nullable Behaviour low) {
        return switch (off) {
            case SILENT -> Thinking.OFF;
            case REFUSED -> Thinking.UNSAID;
            case APART -> low == Behaviour.APART || low == Behaviour.SILENT ? Thinking.LOW : Thinking.OFF;
            case LEAKING -> on == Behaviour.APART ? Thinking.ON : Thinking.OFF;
        };
    }

    private static Behaviour behaviour(Interview interview, Thinking told) throws InterruptedException {
        var question = interview.asking("What is 17 + 25? Answer with the number alone.", 512);
        return switch (interview.ask(question.thinking(told))) {
            case Answer.Missing missing when missing.reason() == Reason.REJECTED -> Behaviour.REFUSED;
            case Answer.Missing(var reason, var detail) -> throw new NotRun("%s: %s".formatted(reason.id(), detail));
            case Answer.Given given when LEAK.matcher(given.text()).find() -> Behaviour.LEAKING;
            case Answer.Given given -> given.thinking().isBlank() ? Behaviour.SILENT : Behaviour.APART;
        };
    }

    private static String word(Behaviour behaviour) {
        return behaviour.name().toLowerCase(Locale.ROOT);
    }
}
