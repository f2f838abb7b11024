package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.quality.QualityProperties.Loosest;
import dev.codefactory.quality.QualityProperties.Metrics;
import dev.codefactory.quality.ThresholdLimits.Excess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThresholdLimitsTests {

    private static final Thresholds USUAL = new Thresholds(0.8, 10, 0, Duration.ofMinutes(5));

    private final ThresholdLimits closed = limits(new Loosest(null, null, null, null));
    private final ThresholdLimits open = limits(new Loosest(Duration.ofMinutes(10), 0.5, 20, 3));

    @Test
    void aRequestThatSaysNothingIsHeldToWhatIsUsual() {
        assertThat(open.grant(null)).isEqualTo(USUAL);
        assertThat(open.grant(wishes(null, null, null, null))).isEqualTo(USUAL);
    }

    @Test
    void strictnessIsFree() {
        var strict = wishes(1.0, 1, 0, Duration.ofSeconds(1));

        assertThat(closed.excesses(strict)).isEmpty();
        assertThat(closed.grant(strict)).isEqualTo(new Thresholds(1, 1, 0, Duration.ofSeconds(1), true));
    }

    @Test
    void loosenessEndsAtTheOperatorsBounds() {
        var atTheBounds = wishes(0.5, 20, 3, Duration.ofMinutes(10));

        assertThat(open.excesses(atTheBounds)).isEmpty();
        assertThat(open.grant(atTheBounds)).isEqualTo(new Thresholds(0.5, 20, 3, Duration.ofMinutes(10), true));
        assertThat(open.excesses(wishes(0.49, 21, 4, Duration.ofSeconds(601))))
                .extracting(Excess::measure)
                .containsExactly("minTestCoverage", "maxComplexity", "maxSecurityIssues", "executionTimeout");
    }

    @Test
    void withoutBoundsNothingIsLooserThanUsual() {
        assertThat(closed.excesses(wishes(0.79, 11, 1, Duration.ofSeconds(301))))
                .hasSize(4)
                .contains(
                        new Excess(
                                "maxComplexity",
                                "must be at most 10 here; the operator may allow more with codefactory.quality.loosest.max-complexity"));
    }

    @Test
    void boundsThatBecameStricterCountForWhatWasAcceptedBefore() {
        assertThat(closed.grant(wishes(0.5, 20, 3, Duration.ofMinutes(10))))
                .isEqualTo(new Thresholds(0.8, 10, 0, Duration.ofMinutes(5), true));
    }

    private static ThresholdLimits limits(Loosest loosest) {
        return new QualityProperties(
                        USUAL.executionTimeout(),
                        USUAL.minTestCoverage(),
                        USUAL.maxSecurityIssues(),
                        new Metrics(USUAL.maxComplexity()),
                        loosest)
                .limits();
    }

    private static ThresholdWishes wishes(
            @Nullable Double coverage,
            @Nullable Integer complexity,
            @Nullable Integer issues,
            @Nullable Duration timeout) {
        return new ThresholdWishes(coverage, complexity, issues, timeout);
    }
}
