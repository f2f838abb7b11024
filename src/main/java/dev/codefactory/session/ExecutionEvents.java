package dev.codefactory.session;

import dev.codefactory.access.Owner;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The events of an execution for readers that pull: each keeps its own place, so that none can hold up another. */
@Service
public class ExecutionEvents {

    private static final int BATCH = 200;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Executions executions;
    private final EventLog log;
    private final LiveAnswers answers;
    private final ExecutionSignals signals;

    ExecutionEvents(Executions executions, EventLog log, LiveAnswers answers, ExecutionSignals signals) {
        this.executions = executions;
        this.log = log;
        this.answers = answers;
        this.signals = signals;
    }

    /**
     * How far a reader has read.
     *
     * @param sequence the last event it has seen; 0 for none
     * @param step the step whose answer it follows, or null
     * @param offset how much of that answer it has seen, in characters
     */
    public record Place(long sequence, @Nullable UUID step, int offset) {}

    /** Text of an answer that is being written, from an offset on. */
    public record Delta(UUID stepId, int offset, String text) {}

    /**
     * What a reader gets next.
     *
     * @param delta what a model wrote since, or null
     * @param place where the reader is then
     * @param ended whether nothing more will ever come
     */
    public record Batch(List<EventView> events, @Nullable Delta delta, Place place, boolean ended) {}

    /**
     * What happened behind the given place; waits for it up to the given time, then returns an empty batch.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public Batch next(Owner owner, ExecutionId id, Place place, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var change = signals.next(id);
            // The state before the events: what ends between the two is found by the next call.
            var terminal = executions.get(owner, id).status().isTerminal();
            var events = log.after(owner, id, place.sequence(), BATCH);
            var delta = answers.after(id, place.step(), place.offset()).orElse(null);
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!events.isEmpty() || delta != null || terminal || left.isNegative()) {
                return new Batch(events, delta, advance(place, events, delta), terminal && events.size() < BATCH);
            }
            ExecutionSignals.await(change, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    private static Place advance(Place place, List<EventView> events, @Nullable Delta delta) {
        var sequence = events.isEmpty() ? place.sequence() : events.getLast().sequence();
        return delta == null
                ? new Place(sequence, place.step(), place.offset())
                : new Place(
                        sequence, delta.stepId(), delta.offset() + delta.text().length());
    }
}
