package dev.codefactory.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tenth of the fleet of the bench {@code simulation}. */
class FleetTests {

    @Test
    void theSlotsDoUsefulWork() {
        var result = new Fleet(10, 100, 0.8, 0, 300).run();

        assertThat(result.usefulShare()).isGreaterThanOrEqualTo(0.95);
        assertThat(result.waitP99()).isLessThan(40);
    }

    @Test
    void theOthersTakeOverFromLostHosts() {
        var result = new Fleet(10, 100, 0.8, 0.1, 300).run();

        assertThat(result.repeated()).isPositive();
        assertThat(result.usefulShare()).isGreaterThanOrEqualTo(0.9);
    }
}
