package dev.codefactory.bench.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpansionRunsTests {

    @Test
    void noItemIsLostThatTheModelDescribedWell() throws Exception {
        var toll = ExpansionRuns.run(4, 0.4);

        assertThat(toll.brokenAnswers()).isGreaterThan(10);
        assertThat(toll.goodLost()).isZero();
        assertThat(toll.expansionsLost()).isZero();
        assertThat(toll.lost()).isLessThan(toll.items() / 4);
    }
}
