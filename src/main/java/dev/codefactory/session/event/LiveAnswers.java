package dev.codefactory.session.event;

import dev.codefactory.llm.LlmProgress;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.event.ExecutionEvents.Delta;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models are writing right now on this node. Never stored: the finished answer is what counts. */
@Component
public class LiveAnswers {

    /** The first tokens come in bursts and tell little. */
    private static final int TOKENS_THAT_TELL = 10;

    private final Map<ExecutionId, Live> answers = new ConcurrentHashMap<>();
    private final Clock clock;

    LiveAnswers(Clock clock) {
        this.clock = clock;
    }

    private record Live(UUID step, AtomicReference<Written> written) {}

    /** @param pieces how often something came; models send token by token */
    private record Written(String text, int pieces, Instant first, Instant last) {

        private Written and(String delta, Instant now) {
            return new Written(text + delta, pieces + 1, pieces == 0 ? now : first, now);
        }

        private Optional<Pace> pace() {
            var seconds = Duration.between(first, last).toMillis() / 1_000.0;
            return pieces < TOKENS_THAT_TELL || seconds <= 0
                    ? Optional.empty()
                    : Optional.of(new Pace(pieces, (pieces - 1) / seconds));
        }
    }

    /** Begins to collect an answer; a new attempt starts from nothing. */
    public LlmProgress begin(ExecutionId execution, UUID step) {
        var live = new Live(step, new AtomicReference<>(new Written("", 0, Instant.MIN, Instant.MIN)));
        answers.put(execution, live);
        return delta -> live.written().updateAndGet(written -> written.and(delta, clock.instant()));
    }

    /** Forgets the answer of the step, unless another step has begun to answer meanwhile. */
    public void end(ExecutionId execution, UUID step) {
        answers.computeIfPresent(execution, (_, live) -> live.step().equals(step) ? null : live);
    }

    /** How far the answers are, by the step that waits for them; one that has hardly begun is missing. */
    public Map<UUID, Pace> paces() {
        var paces = new HashMap<UUID, Pace>();
        answers.values().forEach(live -> live.written().get().pace().ifPresent(pace -> paces.put(live.step(), pace)));
        return paces;
    }

    /** How much has been written; 0 when nothing is. */
    int written(ExecutionId execution) {
        var live = answers.get(execution);
        return live == null ? 0 : live.written().get().text().length();
    }

    /** What was written beyond the offset; from the start when the reader last saw another step. */
    Optional<Delta> after(ExecutionId execution, @Nullable UUID lastStep, int offset) {
        var live = answers.get(execution);
        if (live == null) {
            return Optional.empty();
        }
        var from = live.step().equals(lastStep) ? offset : 0;
        var text = live.written().get().text();
        return text.length() <= from
                ? Optional.empty()
                : Optional.of(new Delta(live.step(), from, text.substring(from)));
    }
}
