package dev.codefactory.session.execution;

import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.TaskRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and how it shall be worked off.
 *
 * @param dependsOn the executions of the same owner that must have completed first
 * @param priority 1 (last) to 10 (first)
 * @param task the task it works on, or null
 */
public record Submission(
        GenerationRequest request,
        List<ExecutionId> dependsOn,
        int priority,
        @Nullable TaskRef task) {

    /** In the middle. */
    public static final int USUAL_PRIORITY = 5;

    public Submission {
        dependsOn = dependsOn.stream().distinct().toList();
    }

    /** A request that waits for nothing. */
    public static Submission of(GenerationRequest request) {
        return new Submission(request, List.of(), USUAL_PRIORITY, null);
    }
}
