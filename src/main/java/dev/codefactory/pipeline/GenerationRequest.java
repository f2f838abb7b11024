package dev.codefactory.pipeline;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.WaivedFindings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for; the same for every step of an execution.
 *
 * @param pipeline the steps it goes through
 * @param description the request in plain language
 * @param files code the user gave to build on
 * @param library code that others made and that this one may use
 * @param plan the files to be written one by one; empty to leave the choice to the model
 * @param acceptance tests the user gave, or null
 * @param targetPath where the code belongs, or null for the language's usual file name
 * @param entryPoint the function or class that must be defined, or null when any will do
 * @param waivers findings that its owner lets stay
 */
public record GenerationRequest(
        Pipeline pipeline,
        String description,
        CodeFactoryConfig config,
        FileTree files,
        FileTree library,
        List<PlannedFile> plan,
        @Nullable AcceptanceTests acceptance,
        @Nullable CodePath targetPath,
        @Nullable String entryPoint,
        WaivedFindings waivers) {

    public GenerationRequest {
        plan = List.copyOf(plan);
    }

    /** A request that builds on nothing but what comes with it. */
    public GenerationRequest(
            Pipeline pipeline,
            String description,
            CodeFactoryConfig config,
            FileTree files,
            @Nullable AcceptanceTests acceptance,
            @Nullable CodePath targetPath,
            @Nullable String entryPoint) {
        this(
                pipeline,
                description,
                config,
                files,
                FileTree.EMPTY,
                List.of(),
                acceptance,
                targetPath,
                entryPoint,
                WaivedFindings.NONE);
    }

    /** The same request on top of what others made; their tests were theirs to pass and are left out. */
    public GenerationRequest on(FileTree made) {
        var code =
                made.files().stream().filter(file -> !SourceFiles.isTest(file)).toList();
        return new GenerationRequest(
                pipeline,
                description,
                config,
                files,
                FileTree.of(code),
                plan,
                acceptance,
                targetPath,
                entryPoint,
                waivers);
    }

    /** The same request with a model for the role. */
    public GenerationRequest asking(ModelRole role, String model) {
        return new GenerationRequest(
                pipeline,
                description,
                config.asking(role, model),
                files,
                library,
                plan,
                acceptance,
                targetPath,
                entryPoint,
                waivers);
    }

    /** The same request for files to be written one by one. */
    public GenerationRequest planned(List<PlannedFile> files) {
        return new GenerationRequest(
                pipeline, description, config, this.files, library, files, acceptance, targetPath, entryPoint, waivers);
    }

    /** The same request with findings that its owner lets stay. */
    public GenerationRequest waiving(WaivedFindings waived) {
        return new GenerationRequest(
                pipeline, description, config, files, library, plan, acceptance, targetPath, entryPoint, waived);
    }

    /** The request of a step that goes on from what earlier steps wrote. Where they wrote tests, no others are wanted. */
    public GenerationRequest building(FileTree written, @Nullable CodePath target) {
        var hasTests = written.files().stream().anyMatch(SourceFiles::isTest);
        return new GenerationRequest(
                pipeline,
                description,
                hasTests ? config.withoutTests() : config,
                files.with(written),
                library,
                plan,
                acceptance,
                target == null ? targetPath : target,
                entryPoint,
                waivers);
    }

    /** The request for one planned file: what it imports is there, the other planned files are left to others. */
    public GenerationRequest partAt(CodePath path, FileTree written) {
        var part = plan.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
        var others = plan.stream().filter(file -> !file.path().equals(path)).toList();
        var imported = part.imports().stream()
                .flatMap(file -> written.get(file).stream())
                .toList();
        return new GenerationRequest(
                pipeline,
                "%s\n\nOf this, write only the file %s".formatted(description, part.line()),
                config,
                files.with(imported),
                library,
                others,
                null,
                path,
                null,
                waivers);
    }

    /** The planned files that need the given one neither directly nor through others. */
    public Set<CodePath> partsApartFrom(CodePath part) {
        var needing = new HashSet<>(Set.of(part));
        while (plan.stream()
                .filter(file -> file.imports().stream().anyMatch(needing::contains))
                .map(file -> needing.add(file.path()))
                .toList()
                .contains(true)) {
            // until nothing more is found
        }
        return plan.stream()
                .map(PlannedFile::path)
                .filter(path -> !needing.contains(path))
                .collect(Collectors.toSet());
    }

    /** Everything that is there before a model writes anything. */
    public FileTree base() {
        return library.with(files);
    }

    public CodeLanguage language() {
        return config.project().language();
    }

    /** The name of the template that makes the steps, such as {@code function}. */
    public String templateType() {
        return pipeline.template();
    }

    /** The id of the pipeline this request resolves to: the same template, parameters and configuration give the same one. */
    public UUID pipelineId() {
        return PipelineId.of(pipeline, config);
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
