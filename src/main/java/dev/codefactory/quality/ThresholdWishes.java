package dev.codefactory.quality;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The measures a request wants its files held to; null leaves one to the operator. */
public record ThresholdWishes(
        @Nullable Double minTestCoverage,
        @Nullable Integer maxComplexity,
        @Nullable Integer maxSecurityIssues,
        @Nullable Duration executionTimeout) {

    /** The same wishes with a share of lines, unless they name one. */
    public ThresholdWishes covering(double share) {
        return minTestCoverage == null
                ? new ThresholdWishes(share, maxComplexity, maxSecurityIssues, executionTimeout)
                : this;
    }
}
