package dev.codefactory.bench.recorded;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every recorded task. */
public final class RecordedTasks {

    private final Map<String, RecordedTask> byId;

    private RecordedTasks(Map<String, RecordedTask> byId) {
        this.byId = byId;
    }

    public static RecordedTasks read() {
        return new RecordedTasks(Records.read("tasks.jsonl").stream()
                .map(RecordedTask::new)
                .collect(Collectors.toMap(RecordedTask::id, Function.identity())));
    }

    /** The task that an answer answers. */
    public RecordedTask of(RecordedAnswer answer) {
        return Objects.requireNonNull(byId.get(answer.taskId()), answer.taskId());
    }
}
