package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the steps.
 *
 * @param repairRounds how often findings and failing tests are fed back to a model when a request does not say
 * @param candidates how many first answers are asked for until one is verified, when a request does not say
 * @param generateTests whether a model is asked for tests when none came with the code, in one of the same rounds
 */
@Validated
@ConfigurationProperties("codefactory.pipeline")
record PipelineProperties(
        @DefaultValue("2") @Min(0) @Max(CodeFactoryConfig.Repair.MOST_ROUNDS)
        int repairRounds,

        @DefaultValue("1") @Min(1) @Max(CodeFactoryConfig.MOST_CANDIDATES)
        int candidates,

        @DefaultValue("true") boolean generateTests) {

    int candidatesFor(GenerationRequest request) {
        var wished = request.config().candidates();
        return wished == null ? candidates : wished;
    }

    /** Whether tests are to be asked for that did not come with the code. */
    boolean wantTestsFor(GenerationRequest request) {
        return generateTests
                && request.acceptance() == null
                && request.config().testing().includeUnitTests();
    }
}
