package dev.codefactory.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTests {

    /** R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions, 1998, table II, method 10, case a. */
    @Test
    void theDifferenceOfTwoRatesLiesWhereNewcombeSays() {
        var difference = Interval.wilson(56, 70).minus(Interval.wilson(48, 80));

        assertThat(difference.rate()).isEqualTo(0.2, within(1e-9));
        assertThat(difference.lower()).isEqualTo(0.0524, within(1e-4));
        assertThat(difference.upper()).isEqualTo(0.3339, within(1e-4));
    }

    @Test
    void nothingIsKnownOfTheDifferenceOfNothing() {
        var difference = Interval.wilson(0, 0).minus(Interval.wilson(0, 0));

        assertThat(difference.lower()).isEqualTo(-1);
        assertThat(difference.upper()).isEqualTo(1);
    }
}
