package dev.codefactory.bench.headline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatiosTests {

    private final Ratios ratios = new Ratios();

    @Test
    void bothMeasuresOfATaskAreDrawnTogether() {
        for (var task = 0; task < 20; task++) {
            ratios.count("all", task % 2, task % 2);
        }

        assertThat(ratios.ratio("all")).isEqualTo(1);
        assertThat(ratios.interval("all")).containsExactly(1, 1);
    }

    @Test
    void theIntervalIsAsWideAsChanceMakesIt() {
        for (var task = 0; task < 100; task++) {
            ratios.count("all", task % 2, 1);
        }

        assertThat(ratios.ratio("all")).isEqualTo(0.5);
        assertThat(ratios.interval("all")).containsExactly(new double[] {0.4, 0.6}, within(0.02));
    }

    @Test
    void nothingCountedIsNothing() {
        assertThat(ratios.ratio("all")).isZero();
        assertThat(ratios.interval("all")).containsExactly(0, 0);
    }
}
