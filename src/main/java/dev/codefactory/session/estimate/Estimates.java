package dev.codefactory.session.estimate;

import dev.codefactory.queue.QueueControl;
import dev.codefactory.queue.QueueView.HostView;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.estimate.EstimateRepository.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** When executions are expected to end: from how long the last ones took, what is before them, and how far they are by now. */
@Service
public class Estimates {

    /** So long a history serves; it changes slowly, and lists are read often. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final EstimateRepository rows;
    private final QueueControl queue;
    private final EstimateProperties properties;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Estimates(EstimateRepository rows, QueueControl queue, EstimateProperties properties, Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    private record Known(Forecast forecast, int sample, Instant at) {}

    /** The estimates of those that have not ended. */
    public Map<ExecutionId, Estimate> of(Collection<ExecutionView> executions) {
        var templates = new HashMap<ExecutionId, String>();
        for (var execution : executions) {
            if (!execution.status().isTerminal()) {
                templates.put(execution.id(), execution.templateType());
            }
        }
        var estimates = new HashMap<ExecutionId, Estimate>();
        if (!templates.isEmpty()) {
            for (var standing : rows.standings(templates.keySet())) {
                var template = templates.getOrDefault(standing.execution(), "");
                estimates.put(standing.execution(), estimate(template, place(standing)));
            }
        }
        return estimates;
    }

    /** When an execution that is submitted now will probably end. */
    public Instant completion(String templateType) {
        return estimate(templateType, Place.behind(rows.open())).p50();
    }

    private Estimate estimate(String template, Place place) {
        var history = known(template);
        var remaining = history.forecast().remaining(place);
        var now = Instant.now(clock);
        return new Estimate(now.plus(remaining.p50()), now.plus(remaining.p90()), history.sample());
    }

    private Place place(Standing standing) {
        var started = standing.started();
        var elapsed = started == null ? Duration.ZERO : Duration.between(started, Instant.now(clock));
        // Whose step runs already has its turn.
        return new Place(standing.step(), standing.round(), elapsed, started == null ? standing.ahead() : 0);
    }

    private Known known(String template) {
        var one = known.get(template);
        if (one == null || one.sample() == 0 || one.at().plus(FRESH).isBefore(Instant.now(clock))) {
            var history = History.of(rows.seconds(), rows.rounds(template), properties.usualDuration());
            one = new Known(new Forecast(history, slots()), history.sample(), Instant.now(clock));
            known.put(template, one);
        }
        return one;
    }

    private int slots() {
        return queue.view().hosts().stream()
                .filter(HostView::live)
                .mapToInt(HostView::slots)
                .sum();
    }
}
