package dev.codefactory.quality;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * What generated files are held to where a request does not say otherwise.
 *
 * @param executionTimeout wall-clock time one run of tests may take; in seconds when it has no unit
 * @param minTestCoverage the share of lines that the tests of a delivery must run, from 0 to 1
 * @param maxSecurityIssues how many weaknesses of high severity and high confidence the security gate lets pass
 * @param metrics how complex generated code may be
 * @param loosest the loosest that a request may ask for
 */
@Validated
@ConfigurationProperties("codefactory.quality")
public record QualityProperties(
        @DefaultValue("300s") @NotNull @DurationUnit(ChronoUnit.SECONDS)
        Duration executionTimeout,

        @DefaultValue("0.8") @DecimalMin("0") @DecimalMax("1")
        double minTestCoverage,

        @DefaultValue("0") @Min(0) int maxSecurityIssues,
        @DefaultValue @Valid Metrics metrics,
        @DefaultValue @Valid Loosest loosest) {

    /**
     * How complex generated code may be.
     *
     * @param maxComplexity the cyclomatic complexity a function may have; one that has more turns the complexity gate red
     */
    public record Metrics(@DefaultValue("10") @Min(1) int maxComplexity) {}

    /**
     * The loosest that a request may ask for. What is left out, no request may ask for more loosely than it is without one.
     *
     * @param executionTimeout the longest execution-timeout a request may ask for; the usual one when left out
     * @param minTestCoverage the lowest min-test-coverage a request may ask for; the usual one when left out
     * @param maxComplexity the highest max-complexity a request may ask for; the usual one when left out
     * @param maxSecurityIssues the highest max-security-issues a request may ask for; the usual one when left out
     */
    public record Loosest(
            @Nullable @DurationUnit(ChronoUnit.SECONDS) Duration executionTimeout,

            @Nullable @DecimalMin("0") @DecimalMax("1") Double minTestCoverage,

            @Nullable @Min(1) Integer maxComplexity,
            @Nullable @Min(0) Integer maxSecurityIssues) {}

    public ThresholdLimits limits() {
        var usual = new Thresholds(minTestCoverage, metrics.maxComplexity, maxSecurityIssues, executionTimeout);
        // A bound that is stricter than what is usual would refuse what holds anyway.
        return new ThresholdLimits(
                usual,
                new Thresholds(
                        loosest.minTestCoverage == null
                                ? minTestCoverage
                                : Math.min(loosest.minTestCoverage, minTestCoverage),
                        loosest.maxComplexity == null
                                ? metrics.maxComplexity
                                : Math.max(loosest.maxComplexity, metrics.maxComplexity),
                        loosest.maxSecurityIssues == null
                                ? maxSecurityIssues
                                : Math.max(loosest.maxSecurityIssues, maxSecurityIssues),
                        loosest.executionTimeout == null || loosest.executionTimeout.compareTo(executionTimeout) < 0
                                ? executionTimeout
                                : loosest.executionTimeout));
    }
}
