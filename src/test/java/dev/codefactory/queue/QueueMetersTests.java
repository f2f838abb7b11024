package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.codefactory.queue.QueueView.HostView;
import dev.codefactory.queue.QueueView.LaneView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueMetersTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QueueMeters meters =
            new QueueMeters(mock(QueueControl.class), Clock.fixed(NOW, ZoneOffset.UTC), registry);

    @Test
    void everyLaneThatIsServedAndEveryHostIsShown() {
        show(new LaneView("model:coder", 3, 0, 1, NOW.minusSeconds(12)));

        assertThat(lane(QueueMeters.WAITING, "model:coder")).isEqualTo(3);
        assertThat(lane(QueueMeters.ADMITTED, "model:coder")).isOne();
        assertThat(lane(QueueMeters.OLDEST, "model:coder")).isEqualTo(12);
        assertThat(lane(QueueMeters.WAITING, "local")).isZero();
        assertThat(host(QueueMeters.SLOTS)).isEqualTo(2);
        assertThat(host(QueueMeters.LIVE)).isOne();
    }

    @Test
    void whatIsEmptyAgainIsZeroAgain() {
        show(new LaneView("model:coder", 3, 0, 1, NOW.minusSeconds(12)));
        show();

        assertThat(lane(QueueMeters.WAITING, "model:coder")).isZero();
        assertThat(lane(QueueMeters.OLDEST, "model:coder")).isZero();
    }

    @Test
    void lanesOfModelsThatNoHostHasAreOne() {
        show(
                new LaneView("model:made up", 1, 0, 0, NOW.minusSeconds(5)),
                new LaneView("model:made up as well", 2, 0, 0, NOW.minusSeconds(60)));

        assertThat(lane(QueueMeters.WAITING, QueueMeters.OTHER)).isEqualTo(3);
        assertThat(lane(QueueMeters.OLDEST, QueueMeters.OTHER)).isEqualTo(60);
        assertThat(registry.find(QueueMeters.WAITING).gauges()).hasSize(4);
    }

    private void show(LaneView... lanes) {
        var host = new HostView("gpu", 2, 1, 1, null, List.of("model:coder"), true);
        meters.show(new QueueView(false, NOW, List.of(lanes), List.of(host), List.of()));
    }

    private double lane(String meter, String lane) {
        return registry.get(meter).tag("lane", lane).gauge().value();
    }

    private double host(String meter) {
        return registry.get(meter).tag("host", "gpu").gauge().value();
    }
}
