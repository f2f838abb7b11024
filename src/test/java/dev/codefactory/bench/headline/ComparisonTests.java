package dev.codefactory.bench.headline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.bench.headline.Comparison.Result;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.code.CodeFile;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTests {

    private static final String RIGHT = "return a + b";

    private static final JsonMapper JSON = new JsonMapper();

    private static final RecordedTask TASK = new RecordedTask(JSON.valueToTree(Map.of(
            "task_id",
            "add",
            "language",
            "python",
            "task_prompt",
            "Write add(a, b).",
            "candidate_files",
            List.of("solution.py"),
            "tests",
            Map.of(
                    "files",
                    Map.of("test_solution.py", "assert add(1, 2) == 3\nassert add(2, 2) == 4\n"),
                    "cmd",
                    "python3 test_solution.py",
                    "timeout_s",
                    5,
                    "needs",
                    List.of("python3")))));

    private final List<QualityRequest> judged = new ArrayList<>();

    @Test
    void theChainBeginsWithTheFirstAnswerAndGoesOn() throws Exception {
        var result = of(wrong(2), wrong(1), RIGHT);

        assertThat(result.direct()).isFalse();
        assertThat(result.oracle()).isTrue();
        assertThat(result.withHalf().solved()).isTrue();
        assertThat(result.withHalf().isVerified()).isTrue();
        assertThat(result.withHalf().calls()).isEqualTo(4);
    }

    @Test
    void anAnswerThatPassesIsNotAskedForAgain() throws Exception {
        var result = of(RIGHT, wrong(1));

        assertThat(result.direct()).isTrue();
        assertThat(result.withHalf().solved()).isTrue();
        assertThat(result.withHalf().calls()).isEqualTo(2);
    }

    @Test
    void neitherTheChainNorTheOracleHasMoreThanTheCallsAllowed() throws Exception {
        var result = of(Stream.concat(Stream.of(9, 8, 7, 6, 5).map(ComparisonTests::wrong), Stream.of(RIGHT))
                .toArray(String[]::new));

        assertThat(result.oracle()).isFalse();
        assertThat(result.withHalf().solved()).isFalse();
        assertThat(result.withHalf().calls()).isEqualTo(HeadlineCase.MOST_CALLS);
    }

    @Test
    void theChainDoesNotSeeTheTestsThatAreHeldBack() throws Exception {
        of(wrong(1), RIGHT);

        assertThat(judged)
                .anySatisfy(request -> assertThat(texts(request)).anyMatch(text -> text.contains("add(1, 2)")));
        assertThat(judged)
                .allSatisfy(request -> assertThat(texts(request)).noneMatch(text -> text.contains("add(2, 2)")));
        assertThat(judged.getLast().acceptance()).isNull();
    }

    private static Stream<String> texts(QualityRequest request) {
        return request.laidOut().files().stream().map(CodeFile::content);
    }

    private Result of(String... bodies) throws Exception {
        var answers = Stream.of(bodies).map(ComparisonTests::answer).toList();
        var half = HalfOfTests.of(TASK.testFiles()).orElseThrow();
        var analyzer = new ScriptedAnalyzer();
        return Comparison.of(
                new HeadlineCase(TASK, half, answers),
                request -> {
                    judged.add(request);
                    return analyzer.analyze(request);
                },
                new JudgeOfComments());
    }

    private static String wrong(int lines) {
        return "x = 0 # wrong\n    ".repeat(lines) + "return x";
    }

    private static RecordedAnswer answer(String body) {
        var text = "```python\ndef add(a, b):\n    %s\n```\n".formatted(body);
        return new RecordedAnswer(JSON.valueToTree(Map.of("raw_answer", text)));
    }

    /** Lets everything pass that does not say of itself that it is wrong. */
    private static final class JudgeOfComments implements Sandbox {

        @Override
        public SandboxStatus status() {
            return SandboxStatus.unusable("none");
        }

        @Override
        public SandboxResult run(SandboxCommand command) {
            var isWrong = command.files().files().stream()
                    .anyMatch(file -> file.content().contains("# wrong"));
            return new SandboxResult.Exited(isWrong ? 1 : 0, "", Map.of(), SandboxResult.Usage.NONE);
        }
    }
}
