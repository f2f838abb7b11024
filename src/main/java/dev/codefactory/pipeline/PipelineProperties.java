package dev.codefactory.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the steps.
 *
 * @param repairRounds how often findings and failing tests are fed back to a model when a request does not say
 */
@Validated
@ConfigurationProperties("codefactory.pipeline")
record PipelineProperties(
        @DefaultValue("2") @Min(0) @Max(CodeFactoryConfig.Repair.MOST_ROUNDS)
        int repairRounds) {}
