package dev.codefactory.queue;

import dev.codefactory.queue.QueueView.HostView;
import dev.codefactory.queue.QueueView.LaneView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how the queue of the whole cluster stands, as this node saw it a few seconds ago. */
@Component
class QueueMeters {

    static final String WAITING = "codefactory.queue.waiting";
    static final String ADMITTED = "codefactory.queue.admitted";
    static final String OLDEST = "codefactory.queue.oldest";
    static final String SLOTS = "codefactory.host.slots";
    static final String LIVE = "codefactory.host.live";

    /** Lanes of models no host has: what a caller may write in a request must not make a time series. */
    static final String OTHER = "_OTHER";

    private static final Logger log = LoggerFactory.getLogger(QueueMeters.class);
    private static final int SECONDS_BETWEEN = 10;
    private static final double MILLIS = 1_000;

    private final QueueControl queue;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge admitted;
    private final MultiGauge oldest;
    private final MultiGauge slots;
    private final MultiGauge live;

    QueueMeters(QueueControl queue, Clock clock, MeterRegistry registry) {
        this.queue = queue;
        this.clock = clock;
        waiting = gauge(WAITING, "Pieces of work that could begin if there were room.", registry);
        admitted = gauge(ADMITTED, "Pieces of work that were let in.", registry);
        oldest = MultiGauge.builder(OLDEST)
                .description("How long the oldest piece of work that could begin has been there.")
                .baseUnit("seconds")
                .register(registry);
        slots = gauge(SLOTS, "How many calls a model host answers at once.", registry);
        live = gauge(LIVE, "1 when a model host was told of in the last half minute, else 0.", registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Scheduled(fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            show(queue.view());
        } catch (RuntimeException e) {
            log.debug("the queue could not be looked at; what was seen before is shown", e);
        }
    }

    void show(QueueView view) {
        waiting.register(lanes(view, LaneView::waiting, Double::sum), true);
        admitted.register(lanes(view, LaneView::admitted, Double::sum), true);
        oldest.register(lanes(view, this::age, Math::max), true);
        slots.register(hosts(view, HostView::slots), true);
        live.register(hosts(view, host -> host.live() ? 1 : 0), true);
    }

    /** One row for each lane that is served, also when nothing is in it. */
    private static List<Row<?>> lanes(QueueView view, ToDoubleFunction<LaneView> figure, BinaryOperator<Double> join) {
        var figures = new TreeMap<String, Double>();
        figures.put(Lane.LOCAL.id(), 0.0);
        figures.put(Lane.TRANSFER.id(), 0.0);
        view.hosts().forEach(host -> host.lanes().forEach(lane -> figures.put(lane, 0.0)));
        var served = Set.copyOf(figures.keySet());
        view.lanes()
                .forEach(lane -> figures.merge(
                        served.contains(lane.lane()) ? lane.lane() : OTHER, figure.applyAsDouble(lane), join));
        return figures.entrySet().stream()
                .<Row<?>>map(lane -> Row.of(Tags.of("lane", lane.getKey()), lane.getValue()))
                .toList();
    }

    private double age(LaneView lane) {
        return lane.oldestWaiting() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(lane.oldestWaiting(), clock.instant()).toMillis() / MILLIS);
    }

    private static List<Row<?>> hosts(QueueView view, ToDoubleFunction<HostView> figure) {
        return view.hosts().stream()
                .<Row<?>>map(host -> Row.of(Tags.of("host", host.id()), figure.applyAsDouble(host)))
                .toList();
    }
}
