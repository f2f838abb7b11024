package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.CoberturaXml;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import dev.codefactory.session.web.FileController.FileResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final JsonMapper json;

    Evidence(Executions executions, StepRuns steps, GeneratedFiles files, JsonMapper json) {
        this.executions = executions;
        this.steps = steps;
        this.files = files;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** What was asked, what came of it, and by which steps and models. */
    private record Summary(ExecutionResponse execution, List<FileResponse> files, List<StepView> steps) {}

    /** Everything there is, below {@code .codefactory/}. */
    FileTree files(Owner owner, ExecutionId id) {
        var view = executions.get(owner, id);
        var listed = files.list(owner, id).stream().map(FileResponse::of).toList();
        var summary = new Summary(ExecutionResponse.of(view, null), listed, steps.list(owner, id));
        var evidence = new ArrayList<CodeFile>();
        evidence.add(CodeFile.of(FOLDER + "summary.json", json.writeValueAsString(summary) + "\n"));
        var tests = view.report() == null ? null : view.report().tests();
        if (tests != null) {
            evidence.add(CodeFile.of(FOLDER + "junit.xml", tests.junitXml()));
        }
        if (tests != null && tests.coverage() != null) {
            evidence.add(CodeFile.of(FOLDER + "coverage.xml", CoberturaXml.write(tests.coverage())));
        }
        return FileTree.of(evidence);
    }

    Optional<CodeFile> file(Owner owner, ExecutionId id, String name) {
        return files(owner, id).files().stream()
                .filter(file -> file.path().fileName().equals(name))
                .findFirst();
    }
}
