package dev.codefactory.session.web.start;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.quality.ThresholdWishes;
import dev.codefactory.session.policy.AllowedPackagesRequest;
import dev.codefactory.session.policy.QualityConfigRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How the request wants to be worked; what is left out takes its default. */
record ConfigRequest(
        @Valid @Nullable ProjectRequest project,
        @Valid @Nullable ModelsRequest models,
        @Valid @Nullable SecurityRequest security,
        @Valid @Nullable TestingRequest testing,
        @Valid @Nullable RepairRequest repair,
        @Valid @Nullable QualityConfigRequest quality,
        @Valid @Nullable AllowedPackagesRequest allowedPackages,
        @Valid @Nullable EscalationRequest escalation,

        @Schema(description = "False asks the models anew, even where they answered the same before.") @Nullable
        Boolean cache,

        @Schema(
                description =
                        "How many first answers may be asked for until one is verified; the best of them is mended and handed over. 1 when left out, unless the operator says otherwise.",
                example = "3")
        @Nullable
        @Min(1)
        @Max(CodeFactoryConfig.MOST_CANDIDATES)
        Integer candidates) {

    private static final String MODEL_NAME = "^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}$";

    @Schema(name = "ProjectConfig") // there are requests for projects too
    record ProjectRequest(
            @Schema(example = "shop") @Nullable @Size(min = 1, max = 100)
            String name,

            @Schema(description = "The language to write in; python when left out.") @Nullable
            CodeLanguage language,

            @Schema(example = "FastAPI") @Nullable @Size(min = 1, max = 100)
            String framework,

            @Schema(example = "PEP 8") @Nullable @Size(min = 1, max = 100)
            String styleGuide,

            @Schema(
                    description = "The database the code talks to.",
                    allowableValues = {"postgresql", "mysql", "mongodb"})
            @Nullable
            @Pattern(regexp = "^(postgresql|mysql|mongodb)$", message = "must be postgresql, mysql or mongodb")
            String database) {}

    record ModelsRequest(
            @Schema(example = "qwen2.5-coder:7b") @Nullable @Pattern(regexp = MODEL_NAME)
            String nlp,

            @Schema(example = "qwen2.5-coder:7b") @Nullable @Pattern(regexp = MODEL_NAME)
            String code,

            @Schema(example = "qwen2.5-coder:7b") @Nullable @Pattern(regexp = MODEL_NAME)
            String qa,

            @Schema(example = "qwen2.5-coder:7b") @Nullable @Pattern(regexp = MODEL_NAME)
            String improvement,

            @Schema(
                    description = "Mends weaknesses, where there is nothing else to mend; that of qa when left out.",
                    example = "qwen2.5-coder:7b")
            @Nullable
            @Pattern(regexp = MODEL_NAME)
            String security,

            @Schema(
                    description =
                            "Mends what is complex or slow, where there is nothing else to mend; that of improvement when left out.",
                    example = "qwen2.5-coder:7b")
            @Nullable
            @Pattern(regexp = MODEL_NAME)
            String optimisation) {}

    record SecurityRequest(
            @Nullable Boolean authRequired,
            @Nullable Boolean rateLimiting,
            @Nullable Boolean inputValidation,
            @Nullable Boolean sqlInjectionProtection) {}

    record TestingRequest(
            @Schema(description = "Ask for unit tests beside the code; true when left out.") @Nullable
            Boolean includeUnitTests,

            @Nullable Boolean includeIntegrationTests,

            @Schema(
                    description =
                            "Share of lines the tests must reach, unless quality.min_test_coverage says another; 0.8 when left out.")
            @Nullable
            @DecimalMin("0")
            @DecimalMax("1")
            Double testCoverageTarget) {}

    record RepairRequest(
            @Schema(
                    description =
                            "How often findings and failing tests are fed back to a model; 2 when left out, unless the operator says otherwise.",
                    example = "3")
            @Nullable
            @Min(0)
            @Max(CodeFactoryConfig.Repair.MOST_ROUNDS)
            Integer maxRounds) {}

    record EscalationRequest(
            @Schema(
                    description =
                            "Whether larger models may be asked where a smaller one leaves gates red; true when left out. None is asked unless the operator names some.")
            @Nullable
            Boolean enabled,

            @Schema(
                    description = "How many seconds models may have worked before no larger one is asked.",
                    example = "600")
            @Nullable
            @Min(0)
            @Max(86_400)
            Integer maxModelSeconds,

            @Schema(
                    description = "How many tokens may have gone in and come out before no larger model is asked.",
                    example = "50000")
            @Nullable
            @Min(0)
            @Max(100_000_000)
            Integer maxTokens) {

        private CodeFactoryConfig.Escalation over(CodeFactoryConfig.@Nullable Escalation defaults) {
            var otherwise = Objects.requireNonNullElse(defaults, CodeFactoryConfig.Escalation.FREE);
            return new CodeFactoryConfig.Escalation(
                    enabled == null ? otherwise.enabled() : enabled,
                    maxModelSeconds == null ? otherwise.maxModelSeconds() : maxModelSeconds,
                    maxTokens == null ? otherwise.maxTokens() : maxTokens);
        }
    }

    private static final JsonMapper TEMPLATES = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    static CodeFactoryConfig config(@Nullable ConfigRequest request) {
        return config(request, CodeFactoryConfig.DEFAULT);
    }

    /** @param template what the template says of requests that do not say otherwise */
    static CodeFactoryConfig config(@Nullable ConfigRequest request, Map<String, Object> template) {
        return config(request, config(TEMPLATES.convertValue(template, ConfigRequest.class)));
    }

    private static CodeFactoryConfig config(@Nullable ConfigRequest request, CodeFactoryConfig defaults) {
        if (request == null) {
            return defaults;
        }
        return new CodeFactoryConfig(
                project(request.project, defaults.project()),
                models(request.models, defaults.models()),
                security(request.security, defaults.security()),
                testing(request.testing, defaults.testing()),
                repair(request.repair, defaults.repair()),
                quality(request.quality, request.testing, defaults.quality()),
                request.allowedPackages == null ? Map.of() : request.allowedPackages.byEcosystem(),
                request.escalation == null ? defaults.escalation() : request.escalation.over(defaults.escalation()),
                request.cache == null ? defaults.cache() : request.cache,
                request.candidates == null ? defaults.candidates() : request.candidates);
    }

    private static CodeFactoryConfig.Project project(
            @Nullable ProjectRequest request, CodeFactoryConfig.Project defaults) {
        return request == null
                ? defaults
                : new CodeFactoryConfig.Project(
                        request.name,
                        request.language == null ? defaults.language() : request.language,
                        request.framework == null ? defaults.framework() : request.framework,
                        request.styleGuide == null ? defaults.styleGuide() : request.styleGuide,
                        request.database == null ? defaults.database() : request.database);
    }

    private static CodeFactoryConfig.Models models(@Nullable ModelsRequest request, CodeFactoryConfig.Models defaults) {
        return request == null
                ? defaults
                : new CodeFactoryConfig.Models(
                        request.nlp,
                        request.code,
                        request.qa,
                        request.improvement,
                        request.security,
                        request.optimisation);
    }

    private static CodeFactoryConfig.Security security(
            @Nullable SecurityRequest request, CodeFactoryConfig.Security defaults) {
        return request == null
                ? defaults
                : new CodeFactoryConfig.Security(
                        or(request.authRequired, defaults.authRequired()),
                        or(request.rateLimiting, defaults.rateLimiting()),
                        or(request.inputValidation, defaults.inputValidation()),
                        or(request.sqlInjectionProtection, defaults.sqlInjectionProtection()));
    }

    private static CodeFactoryConfig.Testing testing(
            @Nullable TestingRequest request, CodeFactoryConfig.Testing defaults) {
        return request == null
                ? defaults
                : new CodeFactoryConfig.Testing(
                        or(request.includeUnitTests, defaults.includeUnitTests()),
                        or(request.includeIntegrationTests, defaults.includeIntegrationTests()),
                        request.testCoverageTarget == null
                                ? defaults.testCoverageTarget()
                                : request.testCoverageTarget);
    }

    /** Whoever names a target for the tests is held to it, unless the measures say something else. */
    private static @Nullable ThresholdWishes quality(
            @Nullable QualityConfigRequest request,
            @Nullable TestingRequest testing,
            @Nullable ThresholdWishes otherwise) {
        var wishes = request == null ? otherwise : request.wishes();
        if (testing == null || testing.testCoverageTarget == null) {
            return wishes;
        }
        return wishes == null
                ? new ThresholdWishes(testing.testCoverageTarget, null, null, null)
                : wishes.covering(testing.testCoverageTarget);
    }

    private static CodeFactoryConfig.@Nullable Repair repair(
            @Nullable RepairRequest request, CodeFactoryConfig.@Nullable Repair otherwise) {
        return request == null || request.maxRounds == null
                ? otherwise
                : new CodeFactoryConfig.Repair(request.maxRounds);
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }
}
