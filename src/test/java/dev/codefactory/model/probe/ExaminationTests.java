package dev.codefactory.model.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.registry.ModelProbe;
import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelProbe.Question;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTests {

    private static final Duration BUDGET = Duration.ofMinutes(1);
    private static final String GOOD_FILES = """
            shop/cart.py
            ```python
            x
            ```
            shop/__init__.py
            ```python
            x
            ```
            tests/test_cart.py
            ```python
            x
            ```
            """;

    private Function<Question, Answer> model = ExaminationTests::good;
    private SandboxResult tested = new SandboxResult.Exited(0, "", Map.of("result.txt", "passed"), Usage.NONE);
    private boolean hasSandbox = true;

    @Test
    void aGoodModelPassesEverything() throws InterruptedException {
        var report = examine();

        assertThat(report.results()).hasSize(6).allMatch(result -> result.outcome() == Outcome.PASSED);
        assertThat(report.traits().windowCap()).isNull();
        assertThat(report.traits().thinking()).isEqualTo(Thinking.OFF);
        assertThat(report.traits().schemaInPromptOnly()).isFalse();
        assertThat(figures(report, "speed")).containsEntry("output_tokens_per_second", 40.0);
        assertThat(result(report, "file_format").evidence())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.came()).contains("shop/cart.py"));
    }

    @Test
    void aHostThatIsAwayIsNoFaultOfTheModelAndNothingGoodEither() throws InterruptedException {
        model = _ -> new Answer.Missing(Reason.UNREACHABLE, "gone");

        var report = examine();

        assertThat(report.results()).allMatch(result -> result.outcome() == Outcome.NOT_RUN);
        assertThat(report.traits()).isEqualTo(dev.codefactory.llm.registry.ModelTraits.Traits.NONE);
    }

    @Test
    void whatThereWasNoTimeForIsNotRun() throws InterruptedException {
        var report = examination().run("attic", "m:1", Duration.ofNanos(1));

        assertThat(report.results()).allMatch(result -> result.outcome() == Outcome.NOT_RUN);
    }

    @Test
    void aPathInAnyDecorationIsNotAsTold() throws InterruptedException {
        model = question -> question.prompt().contains("shop/cart.py")
                ? given(GOOD_FILES.replace("shop/cart.py\n", "**shop/cart.py**\n"))
                : good(question);

        assertThat(result(examine(), "file_format").outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        // off, on, low: what each way of telling comes to; then how it is told from then on
        "silent, refused, silent, OFF, PASSED",
        "silent, apart, apart, OFF, PASSED",
        "leaks, apart, apart, ON, PASSED",
        "leaks, leaks, leaks, OFF, FAILED",
        "apart, apart, apart, LOW, PASSED",
        "apart, apart, refused, OFF, PASSED",
        "refused, refused, refused, UNSAID, PASSED",
    })
    void itIsToldToThinkInTheWayThatKeepsThoughtsOutOfAnswers(
            String off, String on, String low, Thinking best, Outcome outcome) throws InterruptedException {
        model = question -> question.prompt().contains("17 + 25")
                ? thinking(
                        switch (question.thinking()) {
                            case OFF -> off;
                            case ON -> on;
                            case LOW -> low;
                            case UNSAID -> "silent";
                        })
                : good(question);

        var report = examine();

        assertThat(report.traits().thinking()).isEqualTo(best);
        assertThat(result(report, "thinking").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, false, PASSED",
        "true, false, false, PASSED",
        "false, true, true, PASSED",
        "false, false, false, FAILED"
    })
    void jsonIsAskedForInTheWayThatBringsIt(boolean enforced, boolean told, boolean byPrompt, Outcome outcome)
            throws InterruptedException {
        model = question -> question.schema() == null
                ? good(question)
                : json((question.enforced() ? enforced : told) ? List.of() : List.of("$.steps: is missing"));

        var report = examine();

        assertThat(report.traits().schemaInPromptOnly()).isEqualTo(byPrompt);
        assertThat(result(report, "json_schema").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "lost, FAILED, needle_lost, 8192",
        "cut, FAILED, silently_cut, 8192",
        "overflow, FAILED, overflow, 8192",
        "memory, FAILED, refused, 8192",
        // That there was no time for it says nothing about it, so nothing is capped.
        "late, NOT_RUN, not_run, ",
    })
    void theWindowEndsWhereTheNeedleIsNotFound(String how, Outcome outcome, String word, Integer cap)
            throws InterruptedException {
        model = question -> question.window() == 16_384 ? atTheEnd(how, question) : good(question);

        var report = examine();

        var window = result(report, "window");
        assertThat(window.outcome()).isEqualTo(outcome);
        assertThat(window.figures()).containsEntry("8192", "found").containsEntry("16384", word);
        assertThat(window.figures()).doesNotContainKey("32768");
        assertThat(report.traits().windowCap()).isEqualTo(cap);
    }

    @Test
    void noWindowIsCappedToNothing() throws InterruptedException {
        model = question -> question.prompt().contains("vault") ? given("no idea") : good(question);

        var report = examine();

        assertThat(result(report, "window").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.traits().windowCap()).isNull();
    }

    @Test
    void aSolutionThatEndsTheProcessBeforeItsTestsHasNotPassed() throws InterruptedException {
        tested = new SandboxResult.Exited(0, "", Map.of(), Usage.NONE);

        var tasks = result(examine(), "small_tasks");

        assertThat(tasks.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(tasks.figures()).containsEntry("passed", 0).containsEntry("run", 6);
    }

    @Test
    void withoutASandboxTasksAreNotRun() throws InterruptedException {
        hasSandbox = false;

        assertThat(result(examine(), "small_tasks").outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    private Examination.Report examine() throws InterruptedException {
        return examination().run("attic", "m:1", BUDGET);
    }

    private Examination examination() {
        var asked = new ModelProbe() {
            @Override
            public List<Integer> windows() {
                return List.of(8192, 16_384, 32_768);
            }

            @Override
            public Answer ask(Question question) {
                return model.apply(question);
            }
        };
        return new Examination(asked, new Sandbox() {
            @Override
            public SandboxStatus status() {
                return hasSandbox
                        ? new SandboxStatus(true, "test", "", Map.of(Tool.PYTHON, "3"))
                        : SandboxStatus.unusable("none");
            }

            @Override
            public SandboxResult run(SandboxCommand command) {
                return tested;
            }
        });
    }

    private static Answer good(Question question) {
        if (question.prompt().contains("vault")) {
            return given("violet-heron-4711");
        }
        if (question.prompt().contains("shop/cart.py")) {
            return given(GOOD_FILES);
        }
        return question.schema() == null ? given("solution.py\n```python\nx\n```\n") : json(List.of());
    }

    private static Answer atTheEnd(String how, Question question) {
        return switch (how) {
            case "lost" -> read("no idea", question.window() * 9 / 10);
            case "cut" -> read("no idea", question.window() / 2);
            case "overflow" -> new Answer.Missing(Reason.CONTEXT_OVERFLOW, "too long");
            case "memory" -> new Answer.Missing(Reason.ENGINE_FAILURE, "out of memory");
            default -> new Answer.Missing(Reason.TIMEOUT_TOTAL, "late");
        };
    }

    private static Answer thinking(String behaviour) {
        return switch (behaviour) {
            case "refused" -> new Answer.Missing(Reason.REJECTED, "does not support thinking");
            case "leaks" -> given("<think>hm</think>42");
            case "apart" -> answer("42", "hm", null, 2000);
            default -> given("42");
        };
    }

    private static Answer given(String text) {
        return read(text, 2000);
    }

    private static Answer read(String text, int inputTokens) {
        return answer(text, "", null, inputTokens);
    }

    private static Answer json(List<String> problems) {
        return answer("{}", "", problems, 2000);
    }

    private static Answer answer(
            String text, String thinking, @org.jspecify.annotations.Nullable List<String> json, int inputTokens) {
        return new Answer.Given(
                text,
                thinking,
                json,
                false,
                inputTokens,
                20,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMillis(500));
    }

    private static ProbeResult result(Examination.Report report, String probe) {
        return report.results().stream()
                .filter(one -> one.probe().equals(probe))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> figures(Examination.Report report, String probe) {
        return result(report, probe).figures();
    }
}
