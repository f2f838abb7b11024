package dev.codefactory.session.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.CoberturaXml;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.evidence.CandidateLines;
import dev.codefactory.session.evidence.Checklist;
import dev.codefactory.session.evidence.CodeQualityReport;
import dev.codefactory.session.evidence.EvidenceKind;
import dev.codefactory.session.evidence.SarifReport;
import dev.codefactory.session.evidence.SummaryText;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.improvement.Improvements;
import dev.codefactory.session.metrics.Revisions;
import dev.codefactory.session.metrics.web.RevisionResponse;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import dev.codefactory.session.web.FileController.FileResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that prove a verdict, made from what the database holds. */
@Component
class Evidence {

    private static final String FOLDER = ".codefactory/";

    private final Executions executions;
    private final StepRuns steps;
    private final GeneratedFiles files;
    private final Improvements improvements;
    private final Revisions revisions;
    private final JsonMapper json;

    Evidence(
            Executions executions,
            StepRuns steps,
            GeneratedFiles files,
            Improvements improvements,
            Revisions revisions,
            JsonMapper json) {
        this.executions = executions;
        this.steps = steps;
        this.files = files;
        this.improvements = improvements;
        this.revisions = revisions;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** What was asked, what came of it, by which steps and models, what was mended on the way, and how the figures went. */
    private record Summary(
            ExecutionResponse execution,
            List<FileResponse> files,
            List<StepView> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CandidateLines candidates,

            List<ImprovementResponse> improvements,
            List<RevisionResponse> metrics,
            List<Checklist.Item> checklist) {}

    /** Everything there is, below {@code .codefactory/}. */
    FileTree files(Owner owner, ExecutionId id) {
        return FileTree.of(Arrays.stream(EvidenceKind.values())
                .flatMap(kind -> file(owner, id, kind).stream())
                .toList());
    }

    /** Empty when there is nothing to tell, such as of tests that were not run. */
    Optional<CodeFile> file(Owner owner, ExecutionId id, EvidenceKind kind) {
        var view = executions.get(owner, id);
        var report = Optional.ofNullable(view.report());
        var tests = report.map(QualityReport::tests);
        var content = switch (kind) {
            case SUMMARY -> Optional.of(summary(owner, view));
            case SUMMARY_TEXT -> Optional.of(SummaryText.write(view, steps.outcome(owner, id)));
            case SARIF -> report.map(judged -> SarifReport.write(id, judged));
            case CODE_QUALITY -> report.map(CodeQualityReport::write);
            case JUNIT -> tests.map(TestRun::junitXml);
            case COVERAGE -> tests.map(TestRun::coverage).map(CoberturaXml::write);
        };
        return content.map(text -> CodeFile.of(FOLDER + kind.fileName(), text));
    }

    private String summary(Owner owner, ExecutionView view) {
        var id = view.id();
        var summary = new Summary(
                ExecutionResponse.of(
                        view, null, requireNonNull(steps.used(List.of(view)).get(id))),
                files.list(owner, id).stream().map(FileResponse::of).toList(),
                steps.list(owner, id),
                CandidateLines.of(steps.outcome(owner, id).contest()),
                improvements.list(owner, id).stream()
                        .map(ImprovementResponse::of)
                        .toList(),
                revisions.list(owner, id).stream().map(RevisionResponse::of).toList(),
                view.report() == null
                        ? List.of()
                        : Checklist.of(view.report(), view.language()).items());
        return json.writeValueAsString(summary) + "\n";
    }
}
