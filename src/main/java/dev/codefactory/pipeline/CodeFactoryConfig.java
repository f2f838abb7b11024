package dev.codefactory.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.ThresholdWishes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants to be worked. Every field has a default, so that a description alone is a whole request.
 *
 * @param repair how often files may be mended, or null to leave it to the operator's configuration
 * @param quality what the files are to be held to, or null to leave it to the operator's configuration
 * @param escalation whether and how far larger models may be asked, or null to leave it to the operator's configuration
 * @param allowedPackages packages that exist besides those that are known, by the word that rules about manifests begin with
 * @param cache false for answers that no model has given before, or null to leave it to the operator's configuration
 * @param candidates how many first answers are asked for until one is verified, or null to leave it to the operator's configuration
 */
public record CodeFactoryConfig(
        Project project,
        Models models,
        Security security,
        Testing testing,
        // Left out when there is none, so that the same request has the same fingerprint as before it could be said.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Repair repair,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ThresholdWishes quality,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> allowedPackages,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Escalation escalation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean cache,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer candidates) {

    /** So many first answers may be asked for at most. */
    public static final int MOST_CANDIDATES = 5;

    public CodeFactoryConfig {
        // Requests that were stored before any could be named have none.
        allowedPackages = Map.copyOf(Objects.requireNonNullElse(allowedPackages, Map.of()));
    }

    /** Which larger models may be asked, where answers come from, and how many at first, is left to the operator. */
    public CodeFactoryConfig(
            Project project,
            Models models,
            Security security,
            Testing testing,
            @Nullable Repair repair,
            @Nullable ThresholdWishes quality,
            Map<String, List<String>> allowedPackages) {
        this(project, models, security, testing, repair, quality, allowedPackages, null, null, null);
    }

    /** What is to be checked is left to the operator. */
    public CodeFactoryConfig(
            Project project, Models models, Security security, Testing testing, @Nullable Repair repair) {
        this(project, models, security, testing, repair, null, Map.of());
    }

    /** What a request that says nothing gets: Python, validated input, unit tests. */
    public static final CodeFactoryConfig DEFAULT = new CodeFactoryConfig(
            new Project(null, CodeLanguage.PYTHON, null, null, null),
            new Models(null, null, null, null, null, null),
            new Security(false, false, true, true),
            new Testing(true, false, 0.8),
            null);

    /** The same in another language. */
    public CodeFactoryConfig writtenIn(CodeLanguage language) {
        var inLanguage =
                new Project(project.name(), language, project.framework(), project.styleGuide(), project.database());
        return new CodeFactoryConfig(
                inLanguage, models, security, testing, repair, quality, allowedPackages, escalation, cache, candidates);
    }

    /** The same with a model for the role. */
    CodeFactoryConfig asking(ModelRole role, String model) {
        return new CodeFactoryConfig(
                project,
                models.with(role, model),
                security,
                testing,
                repair,
                quality,
                allowedPackages,
                escalation,
                cache,
                candidates);
    }

    /**
     * The same with the number of first answers and of rounds of repair.
     *
     * @param rounds null to leave it as it is
     */
    public CodeFactoryConfig trying(int first, @Nullable Integer rounds) {
        return new CodeFactoryConfig(
                project,
                models,
                security,
                testing,
                rounds == null ? repair : new Repair(rounds),
                quality,
                allowedPackages,
                escalation,
                cache,
                first);
    }

    /** The same, but no tests are asked for. */
    CodeFactoryConfig withoutTests() {
        return new CodeFactoryConfig(
                project,
                models,
                security,
                new Testing(false, false, testing.testCoverageTarget()),
                repair,
                quality,
                allowedPackages,
                escalation,
                cache,
                candidates);
    }

    /**
     * @param name what the project is called, or null
     * @param framework a framework the code is written for, or null for none
     * @param styleGuide a style guide to follow, such as {@code PEP 8}, or null for the language's usual one
     * @param database postgresql, mysql or mongodb, or null for none
     */
    public record Project(
            @Nullable String name,
            CodeLanguage language,
            @Nullable String framework,
            @Nullable String styleGuide,
            @Nullable String database) {}

    /** The model to ask in each role by name; null leaves the choice to the operator's configuration. */
    public record Models(
            @Nullable String nlp,
            @Nullable String code,
            @Nullable String qa,
            @Nullable String improvement,
            // Left out when none is named, so that the same request has the same fingerprint as before they could be.
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String security,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String optimisation) {

        /** The model named for the role, or for the one that stands in for it, if one is. */
        public Optional<String> of(ModelRole role) {
            return Optional.ofNullable(named(role)).or(() -> role.fallback().flatMap(this::of));
        }

        private @Nullable String named(ModelRole role) {
            return switch (role) {
                case NLP -> nlp;
                case CODE -> code;
                case QA -> qa;
                case IMPROVEMENT -> improvement;
                // Mending weaknesses is improvement, too: whoever names a model for that alone gets it.
                case SECURITY -> security == null && qa == null ? improvement : security;
                case OPTIMISATION -> optimisation;
            };
        }

        Models with(ModelRole role, String model) {
            return switch (role) {
                case NLP -> new Models(model, code, qa, improvement, security, optimisation);
                case CODE -> new Models(nlp, model, qa, improvement, security, optimisation);
                case QA -> new Models(nlp, code, model, improvement, security, optimisation);
                case IMPROVEMENT -> new Models(nlp, code, qa, model, security, optimisation);
                case SECURITY -> new Models(nlp, code, qa, improvement, model, optimisation);
                case OPTIMISATION -> new Models(nlp, code, qa, improvement, security, model);
            };
        }
    }

    /** What the checks hold the files to beyond what they hold all files to. */
    public Demands demands() {
        return new Demands(
                security.authRequired,
                security.rateLimiting,
                security.inputValidation,
                security.sqlInjectionProtection,
                testing.includeIntegrationTests);
    }

    /** What the prompts ask the code to heed, and the checks look for. */
    public record Security(
            boolean authRequired, boolean rateLimiting, boolean inputValidation, boolean sqlInjectionProtection) {}

    /**
     * @param includeUnitTests whether the model is asked for unit tests beside the code
     * @param includeIntegrationTests whether it is asked for integration tests too, and they are looked for
     * @param testCoverageTarget the share of lines the tests should reach, 0 to 1
     */
    public record Testing(boolean includeUnitTests, boolean includeIntegrationTests, double testCoverageTarget) {}

    /** @param maxRounds how often findings and failing tests are fed back, 0 to {@value #MOST_ROUNDS} */
    public record Repair(int maxRounds) {

        public static final int MOST_ROUNDS = 5;
    }

    /**
     * How far larger models may be asked where a smaller one does not get the gates green.
     *
     * @param enabled whether they may; null for yes
     * @param maxModelSeconds how long models may have worked for the execution before no larger one is asked; null for any time
     * @param maxTokens how many tokens may have gone in and come out before no larger one is asked; null for any number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Escalation(
            @Nullable Boolean enabled,
            @Nullable Integer maxModelSeconds,
            @Nullable Integer maxTokens) {

        /** Without a limit. */
        public static final Escalation FREE = new Escalation(null, null, null);

        /** Whether larger models may be asked at all. */
        @JsonIgnore
        public boolean isOn() {
            return enabled == null || enabled;
        }
    }
}
