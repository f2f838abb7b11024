package dev.codefactory.session.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, in {@code request.json}; files lie beside it. Its first fields are those of the examples of the practice model, so
 * that a cassette can become one.
 *
 * @param templateType the template's name; left out, a function
 * @param listed of no meaning to a replay
 * @param config left out, that of a request that says nothing
 * @param testCommand how the acceptance tests are run, or null for the usual way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedRequest(
        @JsonProperty("template_type") @Nullable String templateType,
        String language,
        String description,
        @Nullable Map<String, Object> parameters,
        @Nullable Boolean listed,
        @Nullable CodeFactoryConfig config,
        @JsonProperty("target_path") @Nullable String targetPath,
        @JsonProperty("entry_point") @Nullable String entryPoint,
        @JsonProperty("test_command") @Nullable String testCommand,
        @Nullable List<Plan> plan) {

    private static final String DEFAULT_TEMPLATE = "function";

    /** A file that is written on its own. */
    public record Plan(String path, String purpose, List<String> imports) {

        public Plan {
            path = Objects.requireNonNullElse(path, "");
            purpose = Objects.requireNonNullElse(purpose, "");
            imports = List.copyOf(Objects.requireNonNullElse(imports, List.of()));
        }

        private static Plan of(PlannedFile file) {
            return new Plan(
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

    /** @param config the request's own, with what it leaves to the operator said */
    static RecordedRequest of(GenerationRequest request, CodeFactoryConfig config) {
        var acceptance = request.acceptance();
        return new RecordedRequest(
                request.templateType(),
                request.language().id(),
                request.description(),
                request.pipeline().parameters(),
                null,
                config,
                request.targetPath() == null ? null : request.targetPath().value(),
                request.entryPoint(),
                acceptance == null ? null : acceptance.command(),
                request.plan().isEmpty()
                        ? null
                        : request.plan().stream().map(Plan::of).toList());
    }

    /** The request as it is now: of the template that has the name today. */
    GenerationRequest load(Owner owner, Templates templates, FileTree files, FileTree library, FileTree tests) {
        var reference = Objects.requireNonNullElse(templateType, DEFAULT_TEMPLATE);
        var template = templates.choose(owner, reference, null).template();
        var worked = configured();
        var given = Objects.requireNonNullElse(parameters, Map.<String, Object>of());
        var wishes = new Wishes(worked.project().language(), given, !files.isEmpty());
        return new GenerationRequest(
                templates.resolve(template, wishes),
                description,
                worked,
                files,
                library,
                plan == null ? List.of() : plan.stream().map(Plan::load).toList(),
                tests.isEmpty() ? null : new AcceptanceTests(tests, testCommand),
                targetPath == null ? null : new CodePath(targetPath),
                entryPoint,
                WaivedFindings.NONE);
    }

    /** @throws CassetteException when there are planned files of which none can be written first */
    void requireOrder() {
        var open = new ArrayList<>(Objects.requireNonNullElse(plan, List.<Plan>of()));
        while (open.removeIf(
                file -> open.stream().noneMatch(other -> file.imports().contains(other.path())))) {
            // what imports nothing that is left can be written
        }
        if (!open.isEmpty()) {
            throw CassetteException.of("request.json", "plans files that import each other in a circle");
        }
    }

    /** @throws CassetteException when it says nothing usable */
    CodeFactoryConfig configured() {
        if (config != null
                && Stream.of(config.project(), config.models(), config.security(), config.testing())
                        .anyMatch(Objects::isNull)) {
            throw CassetteException.of("request.json", "has a config that is not whole");
        }
        return config == null
                ? CodeFactoryConfig.DEFAULT.writtenIn(CodeLanguage.ofId(String.valueOf(language))
                        .orElseThrow(() -> CassetteException.of("request.json", "knows no language " + language)))
                : config;
    }
}
