package dev.codefactory.quality;

import java.time.Duration;
import java.util.Objects;

/**
 * The measures a tree must reach.
 *
 * @param minTestCoverage the share of lines that the tests of a delivery must run, from 0 to 1
 * @param maxComplexity the cyclomatic complexity a function may have
 * @param maxSecurityIssues how many weaknesses of high severity and high confidence there may be
 * @param executionTimeout wall-clock time one run of tests may take
 * @param complexityAsked whether the request itself set the complexity; if not, tests the user gave outrank it
 */
public record Thresholds(
        double minTestCoverage,
        int maxComplexity,
        int maxSecurityIssues,
        Duration executionTimeout,
        boolean complexityAsked) {

    public static final Thresholds DEFAULT = new Thresholds(0.8, 10, 0, Duration.ofMinutes(5));

    public Thresholds {
        if (!(minTestCoverage >= 0 && minTestCoverage <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + minTestCoverage);
        }
        Objects.requireNonNull(executionTimeout);
    }

    /** What holds where a request does not say otherwise. */
    public Thresholds(double minTestCoverage, int maxComplexity, int maxSecurityIssues, Duration executionTimeout) {
        this(minTestCoverage, maxComplexity, maxSecurityIssues, executionTimeout, false);
    }

    Thresholds within(Duration timeout) {
        return new Thresholds(minTestCoverage, maxComplexity, maxSecurityIssues, timeout, complexityAsked);
    }
}
