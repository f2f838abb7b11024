package dev.codefactory.bench.headline;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.dialogue.AnswerFiles;
import dev.codefactory.pipeline.step.PipelineRun;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import dev.codefactory.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Holds what the chain hands over against the first answer, by all tests of the task and apart from the chain. */
final class Comparison {

    private final HeadlineCase given;
    private final QualityAnalyzer analyzer;
    private final Sandbox sandbox;
    private final Map<FileTree, Boolean> solved = new HashMap<>();

    private Comparison(HeadlineCase given, QualityAnalyzer analyzer, Sandbox sandbox) {
        this.given = given;
        this.analyzer = analyzer;
        this.sandbox = sandbox;
    }

    /**
     * How a case went.
     *
     * @param direct whether the first answer passes
     * @param oracle whether one of the answers passes that the chain may ask for
     * @param withHalf what the chain hands over when it is given half of the tests
     * @param withNone what it hands over when it is given none
     */
    record Result(HeadlineCase given, boolean direct, boolean oracle, Handover withHalf, Handover withNone) {}

    /**
     * What the chain handed over.
     *
     * @param solved whether it passes all tests of the task
     * @param report what the checks say of it
     * @param calls how often the model was asked
     */
    record Handover(boolean solved, QualityReport report, int calls) {

        boolean isVerified() {
            return report.verdict() == Verdict.VERIFIED;
        }

        /** Whether whole files came that can be parsed. */
        boolean isWellFormed() {
            return isGreen("files") && isGreen("syntax");
        }

        /** Whether the checks and the tests of the task contradict each other. */
        boolean isMisjudged() {
            return report.verdict() == (solved ? Verdict.REJECTED : Verdict.VERIFIED);
        }

        private boolean isGreen(String gate) {
            return report.gates().stream()
                    .anyMatch(each -> each.name().equals(gate) && each.status() == Gate.Status.GREEN);
        }
    }

    static Result of(HeadlineCase given, QualityAnalyzer analyzer, Sandbox sandbox) throws InterruptedException {
        var comparison = new Comparison(given, analyzer, sandbox);
        return new Result(
                given,
                comparison.isSolvedBy(given.answers().getFirst()),
                comparison.isAnySolution(),
                comparison.handover(given.withHalfOfTests()),
                comparison.handover(given.withoutTests()));
    }

    private boolean isAnySolution() throws InterruptedException {
        for (var answer :
                given.answers().stream().limit(HeadlineCase.MOST_ANSWERS).toList()) {
            if (isSolvedBy(answer)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSolvedBy(RecordedAnswer answer) throws InterruptedException {
        return isSolvedBy(new AnswerFiles()
                .from(answer.text(), false, given.withoutTests())
                .files());
    }

    /** The chain mostly hands over the files of some answer, which need not be tested again. */
    private boolean isSolvedBy(FileTree files) throws InterruptedException {
        var known = solved.get(files);
        if (known != null) {
            return known;
        }
        var passes = given.task().isSolvedBy(files, sandbox);
        solved.put(files, passes);
        return passes;
    }

    private Handover handover(GenerationRequest request) throws InterruptedException {
        var model = new AnswersInTurn(given.answers());
        var standing = new PipelineRun(model.gateway(), analyzer, model.prompts())
                .of(request)
                .standing()
                .orElseThrow();
        if (model.calls() > HeadlineCase.MOST_CALLS) {
            throw new IllegalStateException(
                    "%d calls for %s".formatted(model.calls(), given.task().id()));
        }
        return new Handover(isSolvedBy(standing.files()), Objects.requireNonNull(standing.report()), model.calls());
    }
}
