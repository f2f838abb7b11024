package dev.codefactory.pipeline;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for; the same for every step of an execution.
 *
 * @param templateType which template makes the steps, such as {@code function}
 * @param description the request in plain language
 * @param files code the user gave to build on
 * @param library code that others made and that this one may use
 * @param acceptance tests the user gave, or null
 * @param targetPath where the code belongs, or null for the language's usual file name
 * @param entryPoint the function or class that must be defined, or null when any will do
 */
public record GenerationRequest(
        String templateType,
        String description,
        CodeFactoryConfig config,
        FileTree files,
        FileTree library,
        @Nullable AcceptanceTests acceptance,
        @Nullable CodePath targetPath,
        @Nullable String entryPoint) {

    /** A request that builds on nothing but what comes with it. */
    public GenerationRequest(
            String templateType,
            String description,
            CodeFactoryConfig config,
            FileTree files,
            @Nullable AcceptanceTests acceptance,
            @Nullable CodePath targetPath,
            @Nullable String entryPoint) {
        this(templateType, description, config, files, FileTree.EMPTY, acceptance, targetPath, entryPoint);
    }

    /** The same request on top of what others made; their tests were theirs to pass and are left out. */
    public GenerationRequest on(FileTree made) {
        var code =
                made.files().stream().filter(file -> !SourceFiles.isTest(file)).toList();
        return new GenerationRequest(
                templateType, description, config, files, FileTree.of(code), acceptance, targetPath, entryPoint);
    }

    /** Everything that is there before a model writes anything. */
    public FileTree base() {
        return library.with(files);
    }

    public CodeLanguage language() {
        return config.project().language();
    }

    /** The id of the pipeline this request resolves to: the same template and configuration give the same one. */
    public UUID pipelineId() {
        return UUID.nameUUIDFromBytes((templateType + "\n" + config).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the code belongs: the path the user named, or the usual one of the language. */
    public CodePath target() {
        if (targetPath != null) {
            return targetPath;
        }
        return new CodePath(
                switch (language()) {
                    case PYTHON -> "solution.py";
                    case JAVASCRIPT -> "solution.js";
                    case TYPESCRIPT -> "solution.ts";
                    case JAVA -> "Solution.java";
                    case CPP -> "solution.cpp";
                    case GO -> "solution.go";
                    case RUST -> "solution.rs";
                });
    }
}
