package dev.codefactory.session.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things are kept.
 *
 * @param keep how long an execution is kept after its end, with its files, evidence and transcripts; 0 keeps it for ever
 * @param every how often what is older is looked for
 * @param batch how many executions go in one transaction
 */
@Validated
@ConfigurationProperties("codefactory.retention")
record RetentionProperties(
        @DefaultValue("30d") Duration keep,
        @DefaultValue("1h") Duration every,
        @DefaultValue("100") @Min(1) @Max(10_000) int batch) {}
