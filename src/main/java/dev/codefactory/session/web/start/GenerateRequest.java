package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.TemplateUse;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.template.Template;
import dev.codefactory.template.Template.Example;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Chosen;
import dev.codefactory.template.Templates.Wishes;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** A request for code. The template and the description alone make a whole one. */
@Schema(example = """
        {"template_type": "function",
         "description": "Write a function is_palindrome(text) that ignores case and punctuation.",
         "config": {"project": {"language": "python"}}, "target": {"entry_point": "is_palindrome"}}""")
@NamedInterface("requests")
public record GenerateRequest(
        @Schema(
                description =
                        "The name or the id of the template that makes the steps; GET /api/v1/templates lists them.",
                example = "function")
        @NotNull
        @Pattern(regexp = Templates.REFERENCE, message = "must be the name or the id of a template")
        String templateType,

        @Schema(description = "A version of the template; the current one when left out.") @Nullable @Min(1)
        Integer templateVersion,

        @Schema(
                description = "What the code shall do, in plain language.",
                example = "Write a function is_palindrome(text) that ignores case and punctuation.")
        @NotBlank
        @Size(max = 20_000)
        String description,

        @Valid @Nullable ConfigRequest config,

        @Schema(description = "Existing code to build on.") @Nullable @Size(max = 200) @DistinctPaths
        List<@Valid @NotNull FileRequest> files,

        @Valid @Nullable AcceptanceTestsRequest acceptanceTests,
        @Valid @Nullable TargetRequest target,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Executions of yours that must have completed first; their files are there when this one begins."))
        @Nullable
        @Size(max = 50)
        List<@NotNull UUID> dependsOn,

        @Schema(description = "1 (last) to 10 (first); 5 when left out.", minimum = "1", maximum = "10")
        @Nullable
        @Min(1)
        @Max(10)
        Integer priority,

        @Schema(description = "What the template asks for besides, by name.") @Nullable @Size(max = 50)
        Map<String, @Nullable Object> parameters,

        @Schema(description = "True resolves everything and calls no model; nothing is stored.") @Nullable
        Boolean dryRun) {

    /** The caller's own tests: they decide, and no model can change them. */
    record AcceptanceTestsRequest(
            @Schema(description = "Test files and what they need.") @NotEmpty @Size(max = 50) @DistinctPaths
            List<@Valid @NotNull FileRequest> files,

            @Schema(
                    description =
                            "A shell command run in the root of the tree; exit code 0 means passed. Left out, the language's usual test runner is used.",
                    example = "python3 -m unittest test_palindrome.py")
            @Nullable
            @Size(min = 1, max = 4_000)
            String command) {}

    /** Where the code belongs and what it must define. */
    record TargetRequest(
            @Schema(description = "The file the code goes into; a usual name when left out.", example = "palindrome.py")
            @Nullable
            @TreePath
            String path,

            @Schema(description = "The function or class that callers use.", example = "is_palindrome")
            @Nullable
            @Pattern(regexp = "^[A-Za-z_$][A-Za-z0-9_$]{0,99}$", message = "must be one identifier")
            String entryPoint,

            @Schema(
                    description =
                            "The files to write, each by a step of its own; those that do not import each other at the same time.")
            @Nullable
            @Size(max = 50)
            List<@Valid @NotNull PlannedFileRequest> files) {}

    /** The request a template is tested with. */
    static GenerateRequest of(String template, int version, Example example) {
        var project = new ConfigRequest.ProjectRequest(null, example.language(), null, null, null);
        return new GenerateRequest(
                template,
                version,
                example.description(),
                new ConfigRequest(project, null, null, null, null, null, null, null, null, null),
                example.files().entrySet().stream()
                        .map(file -> new FileRequest(file.getKey(), file.getValue()))
                        .toList(),
                null,
                null,
                null,
                null,
                new LinkedHashMap<>(example.parameters()),
                false);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** @throws TemplateException.Unfit when there is no such template, or it needs something else */
    Submission toDomain(Owner owner, Templates templates) {
        var chosen = templates.choose(owner, templateType, templateVersion);
        var template = chosen.template();
        return new Submission(
                toGenerationRequest(template, templates),
                dependsOn == null
                        ? List.of()
                        : dependsOn.stream().map(ExecutionId::new).toList(),
                priority == null ? Submission.USUAL_PRIORITY : priority,
                null,
                use(chosen));
    }

    private @Nullable TemplateUse use(Chosen chosen) {
        return chosen.id() == null
                ? null
                : new TemplateUse(chosen.id(), chosen.template().version(), templateVersion != null, null);
    }

    private GenerationRequest toGenerationRequest(Template template, Templates templates) {
        var worked = ConfigRequest.config(config, template.config());
        var wishes = new Wishes(
                worked.project().language(),
                Objects.requireNonNullElse(parameters, Map.of()),
                files != null && !files.isEmpty());
        var given = FileRequest.tree(files);
        var plan = PlannedFileRequest.plan(target == null ? null : target.files, given);
        return new GenerationRequest(
                templates.resolve(template, wishes),
                description,
                worked,
                given,
                FileTree.EMPTY,
                plan,
                acceptanceTests == null
                        ? null
                        : new AcceptanceTests(FileRequest.tree(acceptanceTests.files), acceptanceTests.command),
                target == null || target.path == null ? null : new CodePath(target.path),
                target == null ? null : target.entryPoint,
                WaivedFindings.NONE);
    }
}
