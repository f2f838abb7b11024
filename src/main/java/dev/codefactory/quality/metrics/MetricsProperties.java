package dev.codefactory.quality.metrics;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How complex generated code may be.
 *
 * @param maxComplexity the cyclomatic complexity a function may have; one that has more turns the complexity gate red
 */
@Validated
@ConfigurationProperties("codefactory.quality.metrics")
record MetricsProperties(@DefaultValue("10") @Min(1) int maxComplexity) {}
