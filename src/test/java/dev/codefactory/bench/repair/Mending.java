package dev.codefactory.bench.repair;

import dev.codefactory.code.Finding.Severity;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.step.PipelineRun;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.Verdict;
import dev.codefactory.sandbox.Sandbox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * How one case went.
 *
 * @param last what the checks said of what was handed over
 * @param rounds how often the model was asked to improve
 * @param isSolved whether what was handed over passes the task's tests, run without the pipeline
 * @param showsEvidence whether the model was told, word for word, what had failed
 * @param isWorse whether a better tree had been seen than the one handed over
 */
record Mending(
        RepairCase given, QualityReport last, int rounds, boolean isSolved, boolean showsEvidence, boolean isWorse) {

    static Mending of(RepairCase given, QualityAnalyzer analyzer, Sandbox sandbox) throws InterruptedException {
        var model = new ScriptedGateway();
        model.script(call -> ScriptedGateway.completed(answer(given, call)));
        var seen = new CopyOnWriteArrayList<QualityReport>();
        var chain = new PipelineRun(model, request -> {
                    var report = analyzer.analyze(request);
                    seen.add(report);
                    return report;
                })
                .of(given.request());
        var standing = chain.standing().orElseThrow();
        var asked = model.calls().stream().filter(Mending::isImprovement).toList();
        var last = Objects.requireNonNull(standing.report());
        return new Mending(
                given,
                last,
                asked.size(),
                given.isSolvedBy(standing.files(), sandbox),
                !asked.isEmpty() && tells(asked.getFirst().user(), chain, seen),
                trees(chain).anyMatch(checks -> faults(checks.gates()) < faults(last.gates())));
    }

    private static String answer(RepairCase given, LlmCall call) {
        return call.subject().step().equals("nlp_analysis")
                ? ScriptedGateway.REQUIREMENTS
                : call.subject().round() == 0
                        ? given.failing().text()
                        : given.passing().text();
    }

    private static boolean isImprovement(LlmCall call) {
        return call.subject().step().equals("code_improvement");
    }

    /** The message of each grave finding, and the last line that failing tests printed. */
    private static boolean tells(String prompt, Chain chain, List<QualityReport> seen) {
        var first = chain.history().improvements().getFirst().before();
        var messages = first.findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .limit(20)
                .map(finding -> finding.message());
        var output = seen.stream()
                .limit(1)
                .map(QualityReport::tests)
                .flatMap(Stream::ofNullable)
                .filter(tests -> tests.failed() > 0)
                .flatMap(tests -> lastLine(tests).stream());
        return Stream.concat(messages, output).allMatch(prompt::contains);
    }

    private static Optional<String> lastLine(TestRun tests) {
        return tests.output().strip().lines().reduce((_, last) -> last);
    }

    /** What the checks said of each tree there was. */
    private static Stream<Checks> trees(Chain chain) {
        return chain.history().improvements().stream()
                .flatMap(improvement -> Stream.of(improvement.before(), improvement.after()))
                .filter(Objects::nonNull);
    }

    /** Lower is better: the verdict, then how many gates are not green. */
    private static long faults(List<Gate> gates) {
        var green = gates.stream()
                .filter(gate -> gate.status() == Gate.Status.GREEN)
                .count();
        var base = switch (Verdict.of(gates)) {
            case VERIFIED -> 0;
            case UNVERIFIED -> 100;
            case REJECTED -> 200;
        };
        return base - green;
    }

    boolean isGreen() {
        return isSolved
                && last.gates().stream()
                        .anyMatch(gate -> gate.name().equals("tests") && gate.status() == Gate.Status.GREEN);
    }

    boolean isVerified() {
        return last.verdict() == Verdict.VERIFIED;
    }

    @Override
    public String toString() {
        return "%s then %s: %d rounds, solved %s, told %s, worse %s, %s"
                .formatted(
                        given.failing().id(),
                        given.passing().id(),
                        rounds,
                        isSolved,
                        showsEvidence,
                        isWorse,
                        last.gates());
    }
}
