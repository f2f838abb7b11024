package dev.codefactory.session.event;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** The events of an execution for readers that pull: each keeps its own place, so that none can hold up another. */
@Service
@NamedInterface("events")
public class ExecutionEvents {

    private static final int BATCH = 200;

    private final EventRepository rows;
    private final Watches watches;
    private final LiveAnswers answers;

    ExecutionEvents(EventRepository rows, Watches watches, LiveAnswers answers) {
        this.rows = rows;
        this.watches = watches;
        this.answers = answers;
    }

    /** Text of an answer that is being written, from an offset on. */
    @NamedInterface("events")
    public record Delta(UUID stepId, int offset, String text) {}

    /**
     * What a reader gets next.
     *
     * @param delta what a model wrote since, or null
     * @param ended whether nothing more comes: the execution has ended, or this node shuts down
     */
    @NamedInterface("events")
    public record Batch(List<EventView> events, @Nullable Delta delta, boolean ended) {

        /** Whether nothing but time has passed. */
        public boolean isEmpty() {
            return events.isEmpty() && delta == null;
        }
    }

    /**
     * A reader of the events behind the given number; 0 is before the first one. Close it, or its execution is watched forever.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public Reader open(Owner owner, ExecutionId id, long after) {
        if (!rows.isOf(owner, id)) {
            throw new ExecutionNotFoundException(id);
        }
        return new Reader(watches.join(id), after);
    }

    /** Waits until the execution has ended or this node shuts down, but no longer than the given time. */
    public void awaitEnd(ExecutionId id, Duration limit) throws InterruptedException {
        var watch = watches.join(id);
        try {
            watch.awaitEnd(limit);
        } finally {
            watches.leave(watch);
        }
    }

    /** One reader's place in the events of one execution; for one thread. */
    @NamedInterface("events")
    public final class Reader implements AutoCloseable {

        private final Watch watch;
        private long sequence;
        private @Nullable UUID step;
        private int offset;

        private Reader(Watch watch, long sequence) {
            this.watch = watch;
            this.sequence = sequence;
        }

        /** What happened since the last call; waits for it up to the given time, then returns an empty batch. */
        public Batch next(Duration limit) throws InterruptedException {
            var deadline = System.nanoTime() + limit.toNanos();
            while (true) {
                var news = watch.news();
                var batch = look();
                var left = deadline - System.nanoTime();
                if (!batch.isEmpty() || batch.ended() || left <= 0) {
                    return batch;
                }
                Watch.await(news, left);
            }
        }

        private Batch look() {
            var events = watch.after(sequence, BATCH);
            if (!events.isEmpty()) {
                sequence = events.getLast().sequence();
            }
            var ended = watch.isOver(sequence);
            return new Batch(events, ended ? null : delta(), ended);
        }

        private @Nullable Delta delta() {
            var delta = answers.after(watch.execution(), step, offset).orElse(null);
            if (delta != null) {
                step = delta.stepId();
                offset = delta.offset() + delta.text().length();
            }
            return delta;
        }

        @Override
        public void close() {
            watches.leave(watch);
        }
    }
}
