package dev.codefactory.session.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.session.content.Blobs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it lies in the database: file contents are replaced by their hashes. */
record StoredRequest(
        String templateType,
        String description,
        CodeFactoryConfig config,
        Map<String, String> files,
        @Nullable Map<String, String> tests,
        @Nullable String testCommand,
        @Nullable String targetPath,
        @Nullable String entryPoint,
        // Left out when there is none, so that the same request has the same fingerprint as before there were plans.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StoredPlan> plan) {

    record StoredPlan(String path, String purpose, List<String> imports) {

        private static StoredPlan of(PlannedFile file) {
            return new StoredPlan(
                    file.path().value(),
                    file.purpose(),
                    file.imports().stream().map(CodePath::value).toList());
        }

        private PlannedFile load() {
            return new PlannedFile(
                    new CodePath(path),
                    purpose,
                    imports.stream().map(CodePath::new).toList());
        }
    }

    static StoredRequest of(GenerationRequest request, Blobs blobs) {
        var acceptance = request.acceptance();
        return new StoredRequest(
                request.templateType(),
                request.description(),
                request.config(),
                blobs.store(request.files()),
                acceptance == null ? null : blobs.store(acceptance.files()),
                acceptance == null ? null : acceptance.command(),
                request.targetPath() == null ? null : request.targetPath().value(),
                request.entryPoint(),
                request.plan().isEmpty()
                        ? null
                        : request.plan().stream().map(StoredPlan::of).toList());
    }

    GenerationRequest load(Blobs blobs, Pipeline pipeline) {
        var request = new GenerationRequest(
                pipeline,
                description,
                config,
                blobs.load(files),
                tests == null ? null : new AcceptanceTests(blobs.load(tests), testCommand),
                targetPath == null ? null : new CodePath(targetPath),
                entryPoint);
        return plan == null
                ? request
                : request.planned(plan.stream().map(StoredPlan::load).toList());
    }
}
