package dev.codefactory.session;

import dev.codefactory.pipeline.StepType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of sessions.
 *
 * @param usualDuration how long an execution is expected to take before there is a history to tell
 * @param stepRetries how often a step is tried again when the model is busy or its host fails
 * @param stepTimeout how long one attempt at a step may take
 * @param stepTimeouts the same for single step types, such as code_generation
 * @param maxOpen how many executions of all owners may be open at once; more are refused with 503
 * @param maxOpenPerOwner how many of one owner; more are refused with 429
 */
@Validated
@ConfigurationProperties("codefactory.session")
record SessionProperties(
        @DefaultValue("2m") Duration usualDuration,
        @DefaultValue("3") @Min(0) @Max(20) int stepRetries,
        @DefaultValue("1h") Duration stepTimeout,
        @DefaultValue Map<StepType, Duration> stepTimeouts,
        @DefaultValue("10000") @Min(1) int maxOpen,
        @DefaultValue("1000") @Min(1) int maxOpenPerOwner) {

    Duration timeoutOf(StepType type) {
        return stepTimeouts.getOrDefault(type, stepTimeout);
    }
}
