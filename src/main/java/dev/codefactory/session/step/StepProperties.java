package dev.codefactory.session.step;

import dev.codefactory.pipeline.StepType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long and how often steps are tried.
 *
 * @param stepRetries how often a step is tried again when the model's host fails; one that is busy is asked until it answers
 * @param stepTimeout how long one attempt at a step may take
 * @param stepTimeouts the same for single step types, such as code_generation
 */
@Validated
@ConfigurationProperties("codefactory.session")
record StepProperties(
        @DefaultValue("3") @Min(0) @Max(20) int stepRetries,
        @DefaultValue("1h") Duration stepTimeout,
        @DefaultValue Map<StepType, Duration> stepTimeouts) {

    Duration timeoutOf(StepType type) {
        return stepTimeouts.getOrDefault(type, stepTimeout);
    }
}
