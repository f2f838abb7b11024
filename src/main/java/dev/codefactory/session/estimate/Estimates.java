package dev.codefactory.session.estimate;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.queue.QueueView.HostView;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.estimate.EstimateRepository.Standing;
import dev.codefactory.session.estimate.Forecast.Remaining;
import dev.codefactory.session.event.LiveAnswers;
import dev.codefactory.session.event.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** When executions are expected to end: from how long the last ones took, what is before them, and how far they are by now. */
@Service
public class Estimates {

    private final EstimateRepository rows;
    private final Steps steps;
    private final LiveAnswers answers;
    private final QueueControl queue;
    private final EstimateProperties properties;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Estimates(
            EstimateRepository rows,
            Steps steps,
            LiveAnswers answers,
            QueueControl queue,
            EstimateProperties properties,
            Clock clock) {
        this.rows = rows;
        this.steps = steps;
        this.answers = answers;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    private record Known(Forecast forecast, int sample, Instant at) {}

    /** The estimates of those that have not ended; one that is blocked has none, for nobody knows when it is repaired. */
    public Map<ExecutionId, Estimate> of(Collection<ExecutionView> executions) {
        var open = executions.stream()
                .filter(execution -> !execution.status().isTerminal())
                .map(ExecutionView::id)
                .toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        var awaited = rows.awaited(open);
        var all = new HashSet<>(open);
        awaited.values().forEach(all::addAll);
        var courses = new Courses(rows.standings(all), awaited);
        var estimates = new HashMap<ExecutionId, Estimate>();
        open.forEach(id -> courses.of(id).ifPresent(seconds -> {
            var sample = known(courses.template(id)).sample();
            estimates.put(id, estimate(Forecast.remaining(seconds), sample));
        }));
        return estimates;
    }

    /** When an execution that is submitted now, and waits for no other, will probably end. */
    public Instant completion(GenerationRequest request) {
        var history = known(request.templateType());
        var beginning =
                Place.beginning(steps.first(request), request.pipeline(), steps.candidates(request) - 1, rows.open());
        var remaining = history.forecast().remaining(beginning);
        return estimate(remaining, history.sample()).p50();
    }

    private Estimate estimate(Remaining remaining, int sample) {
        var now = Instant.now(clock);
        return new Estimate(now.plus(remaining.p50()), now.plus(remaining.p90()), sample);
    }

    /** The possible courses of executions, each drawn once however many wait for it. */
    private final class Courses {

        private final Map<ExecutionId, Standing> standings;
        private final Map<ExecutionId, List<ExecutionId>> awaited;
        private final Map<UUID, Pace> paces = answers.paces();
        private final Map<ExecutionId, Optional<double[]>> drawn = new HashMap<>();

        private Courses(List<Standing> standings, Map<ExecutionId, List<ExecutionId>> awaited) {
            this.standings = standings.stream().collect(toMap(Standing::execution, identity()));
            this.awaited = awaited;
        }

        private String template(ExecutionId id) {
            return requireNonNull(standings.get(id)).template();
        }

        /** Empty when it has ended, or waits for one that has and is not done. */
        private Optional<double[]> of(ExecutionId id) {
            var known = drawn.get(id);
            if (known == null) {
                known = draw(id);
                drawn.put(id, known);
            }
            return known;
        }

        private Optional<double[]> draw(ExecutionId id) {
            var standing = standings.get(id);
            if (standing == null) {
                return Optional.empty();
            }
            var before = new ArrayList<double[]>();
            for (var needed : awaited.getOrDefault(id, List.of())) {
                var courses = of(needed);
                if (courses.isEmpty()) {
                    return Optional.empty();
                }
                before.add(courses.get());
            }
            var forecast = known(standing.template()).forecast();
            return Optional.of(
                    forecast.courses(place(standing), before, id.value().getLeastSignificantBits()));
        }

        private Place place(Standing standing) {
            var started = standing.started();
            if (started == null) {
                return new Place(
                        standing.step(),
                        standing.round(),
                        Duration.ZERO,
                        null,
                        further(standing),
                        standing.ahead(),
                        standing.following());
            }
            var elapsed = Duration.between(started, Instant.now(clock));
            // This node knows better what it hears itself. Whose step runs already has its turn.
            var heard = standing.stepId() == null ? null : paces.get(standing.stepId());
            var pace = heard == null ? standing.pace() : heard;
            return new Place(
                    standing.step(), standing.round(), elapsed, pace, further(standing), 0, standing.following());
        }

        /** None once the answer is chosen that is mended and handed over. */
        private int further(Standing standing) {
            var isChosen = standing.round() > 0 || standing.step() == StepType.CODE_VALIDATION;
            var wished = standing.candidates();
            var most = wished == null ? steps.usualCandidates() : wished;
            return isChosen ? 0 : Math.max(0, most - Math.max(1, standing.answers()));
        }
    }

    private Known known(String template) {
        var one = known.get(template);
        var now = Instant.now(clock);
        if (one == null || one.sample() == 0 || !now.isBefore(one.at().plus(properties.historyFresh()))) {
            var history = History.of(rows.pastSteps(), rows.rounds(template), properties.usualDuration());
            one = new Known(new Forecast(history, slots()), history.sample(), now);
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
