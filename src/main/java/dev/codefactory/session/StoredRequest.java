package dev.codefactory.session;

import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
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
        @Nullable String entryPoint) {

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
                request.entryPoint());
    }

    GenerationRequest load(Blobs blobs) {
        return new GenerationRequest(
                templateType,
                description,
                config,
                blobs.load(files),
                tests == null ? null : new AcceptanceTests(blobs.load(tests), testCommand),
                targetPath == null ? null : new CodePath(targetPath),
                entryPoint);
    }
}
