package dev.codefactory.pipeline;

import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.ModelDialogue.Answer;
import dev.codefactory.quality.Gate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows a model what the checks found wrong with the best tree and asks for the files mended. */
@Component
class CodeImprovementStep implements Step {

    private static final int MAX_TEST_OUTPUT = 4_000;

    private final ModelDialogue model;
    private final AnswerFiles answerFiles;

    CodeImprovementStep(ModelDialogue model, AnswerFiles answerFiles) {
        this.model = model;
        this.answerFiles = answerFiles;
    }

    @Override
    public StepType type() {
        return StepType.CODE_IMPROVEMENT;
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var best = context.chain().standing().orElse(null);
        var evidence = best == null ? "" : evidence(best);
        if (best == null || evidence.isEmpty()) {
            return new StepOutcome.Skipped("no finding that a model could mend");
        }
        var values = PromptValues.of(context.request(), context.chain().requirements());
        var focus = Focus.of(context.request().base().with(best.files()), evidence);
        values.put("code", PromptValues.listing(best.files(), focus));
        values.put("files", PromptValues.existing(context.request(), focus.whole()));
        values.put("evidence", evidence);
        return switch (model.ask(type(), context, values, null)) {
            case Answer.Given(var reply, var truncated, var trace) -> {
                var extracted = answerFiles.from(reply.text(), truncated, context.request());
                var files = best.files().with(extracted.files());
                if (files.equals(best.files())) {
                    yield new StepOutcome.Completed(context.chain(), "the answer changes nothing", trace);
                }
                var candidate = new Candidate(context.round(), files, extracted.findings(), null);
                yield new StepOutcome.Completed(
                        context.chain().proposing(candidate), AnswerFiles.summary(extracted), trace);
            }
            case Answer.Missing(var outcome, var _, var _) -> outcome;
        };
    }

    /** What is wrong with a judged candidate, as a model is told it; empty when nothing is that it could mend. */
    static String evidence(Candidate candidate) {
        var report = candidate.report();
        if (report == null) {
            return "";
        }
        var findings = report.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.LOW)
                .map(CodeImprovementStep::line)
                .collect(Collectors.joining("\n"));
        var red = report.gates().stream()
                .filter(gate -> gate.status() == Gate.Status.RED)
                .map(gate -> "- gate %s is red: %s".formatted(gate.name(), gate.reason()))
                .collect(Collectors.joining("\n"));
        var tests = report.tests() == null || report.tests().failed() == 0
                ? ""
                : "Output of the tests:\n" + tail(report.tests().output());
        return String.join("\n", red, findings, tests).strip();
    }

    private static String line(Finding finding) {
        return "- %s %s [%s]: %s"
                .formatted(finding.place(), finding.severity(), finding.rule(), finding.message())
                .replace("  ", " ");
    }

    private static String tail(String output) {
        return output.length() <= MAX_TEST_OUTPUT ? output : output.substring(output.length() - MAX_TEST_OUTPUT);
    }
}
