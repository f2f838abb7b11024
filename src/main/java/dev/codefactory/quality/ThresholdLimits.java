package dev.codefactory.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator holds files to. A request may be stricter as it likes.
 *
 * @param usual what holds where a request says nothing
 * @param loosest the loosest that a request may ask for
 */
public record ThresholdLimits(Thresholds usual, Thresholds loosest) {

    /**
     * A wish that is looser than it may be.
     *
     * @param measure the name of the component of {@link ThresholdWishes}
     * @param remedy what it must be, and what the operator can do about it
     */
    public record Excess(String measure, String remedy) {}

    /** Every wish that is looser than it may be. */
    public List<Excess> excesses(ThresholdWishes wishes) {
        var excesses = new ArrayList<Excess>();
        var coverage = wishes.minTestCoverage();
        if (coverage != null && coverage < loosest.minTestCoverage()) {
            excesses.add(excess("minTestCoverage", "at least " + loosest.minTestCoverage(), "min-test-coverage"));
        }
        var complexity = wishes.maxComplexity();
        if (complexity != null && complexity > loosest.maxComplexity()) {
            excesses.add(excess("maxComplexity", "at most " + loosest.maxComplexity(), "max-complexity"));
        }
        var issues = wishes.maxSecurityIssues();
        if (issues != null && issues > loosest.maxSecurityIssues()) {
            excesses.add(excess("maxSecurityIssues", "at most " + loosest.maxSecurityIssues(), "max-security-issues"));
        }
        var timeout = wishes.executionTimeout();
        if (timeout != null && timeout.compareTo(loosest.executionTimeout()) > 0) {
            var most = "at most " + loosest.executionTimeout().toSeconds();
            excesses.add(excess("executionTimeout", most, "execution-timeout"));
        }
        return excesses;
    }

    private static Excess excess(String measure, String bound, String property) {
        return new Excess(
                measure,
                "must be %s here; the operator may allow more with codefactory.quality.loosest.%s"
                        .formatted(bound, property));
    }

    /** What files are held to. The limits may have become stricter since the wishes were accepted: these count. */
    public Thresholds grant(@Nullable ThresholdWishes wishes) {
        if (wishes == null) {
            return usual;
        }
        return new Thresholds(
                Math.max(or(wishes.minTestCoverage(), usual.minTestCoverage()), loosest.minTestCoverage()),
                Math.min(or(wishes.maxComplexity(), usual.maxComplexity()), loosest.maxComplexity()),
                Math.min(or(wishes.maxSecurityIssues(), usual.maxSecurityIssues()), loosest.maxSecurityIssues()),
                shorter(or(wishes.executionTimeout(), usual.executionTimeout()), loosest.executionTimeout()),
                wishes.maxComplexity() != null);
    }

    private static <T> T or(@Nullable T wish, T usual) {
        return wish == null ? usual : wish;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
