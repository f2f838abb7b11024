package dev.codefactory.session.event;

import dev.codefactory.llm.LlmProgress;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.event.ExecutionEvents.Delta;
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

    private final Map<ExecutionId, Live> answers = new ConcurrentHashMap<>();

    private record Live(UUID step, AtomicReference<String> text) {}

    /** Begins to collect an answer; a new attempt starts from nothing. */
    public LlmProgress begin(ExecutionId execution, UUID step) {
        var live = new Live(step, new AtomicReference<>(""));
        answers.put(execution, live);
        return delta -> live.text().accumulateAndGet(delta, String::concat);
    }

    /** Forgets the answer of the step, unless another step has begun to answer meanwhile. */
    public void end(ExecutionId execution, UUID step) {
        answers.computeIfPresent(execution, (_, live) -> live.step().equals(step) ? null : live);
    }

    /** How much has been written; 0 when nothing is. */
    int written(ExecutionId execution) {
        var live = answers.get(execution);
        return live == null ? 0 : live.text().get().length();
    }

    /** What was written beyond the offset; from the start when the reader last saw another step. */
    Optional<Delta> after(ExecutionId execution, @Nullable UUID lastStep, int offset) {
        var live = answers.get(execution);
        if (live == null) {
            return Optional.empty();
        }
        var from = live.step().equals(lastStep) ? offset : 0;
        var text = live.text().get();
        return text.length() <= from
                ? Optional.empty()
                : Optional.of(new Delta(live.step(), from, text.substring(from)));
    }
}
