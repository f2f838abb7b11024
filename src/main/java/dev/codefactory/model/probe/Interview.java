package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelProbe;
import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelProbe.Question;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.model.probe.Probe.NotRun;
import dev.codefactory.model.probe.ProbeResult.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation with one model on one host within a budget of time, and the record of it. */
final class Interview {

    private static final int LONGEST_EVIDENCE = 2_000;

    private final ModelProbe model;
    private final String host;
    private final String name;
    private final long deadline;
    private final List<Exchange> exchanges = new ArrayList<>();

    Interview(ModelProbe model, String host, String name, Duration budget) {
        this.model = model;
        this.host = host;
        this.name = name;
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    /** What a question leaves out is as usual: free text, no thinking, the smallest window. */
    record Asking(
            String prompt,
            @Nullable Map<String, Object> schema,
            boolean enforced,
            Thinking thinking,
            int window,
            int maxTokens) {

        Asking thinking(@Nullable Thinking how) {
            return how == null ? this : new Asking(prompt, schema, enforced, how, window, maxTokens);
        }

        Asking within(int size) {
            return new Asking(prompt, schema, enforced, thinking, size, maxTokens);
        }

        Asking forJson(Map<String, Object> wanted, boolean enforce) {
            return new Asking(prompt, wanted, enforce, thinking, window, maxTokens);
        }
    }

    Asking asking(String prompt, int maxTokens) {
        return new Asking(prompt, null, false, Thinking.OFF, windows().getFirst(), maxTokens);
    }

    List<Integer> windows() {
        return model.windows();
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** What is left of the budget. */
    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** Notes something that happened besides questions. */
    void note(String asked, String came) {
        exchanges.add(new Exchange(brief(asked), brief(came)));
    }

    /** The answer, which must come. */
    Answer.Given told(Asking asking) throws InterruptedException {
        return switch (ask(asking)) {
            case Answer.Given given -> given;
            case Answer.Missing(var reason, var detail) -> throw new NotRun("%s: %s".formatted(reason.id(), detail));
        };
    }

    /** The answer, or why the model has none; a host that has none, or no time for it, ends the probe. */
    Answer ask(Asking asking) throws InterruptedException {
        var left = left();
        if (!left.isPositive()) {
            throw new NotRun("the time for this probe was up");
        }
        var question = new Question(
                host,
                name,
                asking.prompt(),
                asking.schema(),
                asking.enforced(),
                asking.thinking(),
                asking.window(),
                asking.maxTokens(),
                left);
        var answer = model.ask(question);
        exchanges.add(new Exchange(brief(asking.prompt()), brief(words(answer))));
        if (answer instanceof Answer.Missing(var reason, var detail)) {
            switch (reason) {
                case UNREACHABLE,
                        BUSY,
                        MODEL_MISSING,
                        NO_MODEL,
                        NOT_RECORDED,
                        TIMEOUT_FIRST_BYTE,
                        TIMEOUT_IDLE,
                        TIMEOUT_TOTAL -> throw new NotRun("%s: %s".formatted(reason.id(), detail));
                case CONTEXT_OVERFLOW, MALFORMED, RUNAWAY, ENGINE_FAILURE, REJECTED -> {}
            }
        }
        return answer;
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Given given ->
                given.thinking().isEmpty()
                        ? given.text()
                        : "(thinking) %s%n(answer) %s".formatted(brief(given.thinking()), given.text());
            case Answer.Missing(var reason, var detail) -> "(none: %s) %s".formatted(reason.id(), detail);
        };
    }

    private static String brief(String text) {
        if (text.length() <= LONGEST_EVIDENCE) {
            return text;
        }
        var half = LONGEST_EVIDENCE / 2;
        return "%s … (%d characters left out) … %s"
                .formatted(text.substring(0, half), text.length() - 2 * half, text.substring(text.length() - half));
    }
}
