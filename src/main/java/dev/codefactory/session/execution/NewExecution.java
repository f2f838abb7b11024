package dev.codefactory.session.execution;

import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution to be added.
 *
 * @param session the session it belongs to, which is there already
 * @param retryOf the execution it repeats, or null
 * @param origin where it begins, or null for the beginning
 * @param replay whether it is answered from a recording; it counts nowhere then
 * @param replayOf the execution that was recorded, or null where it is none or not known
 */
public record NewExecution(
        ExecutionId id,
        UUID session,
        Submission submission,
        @Nullable ExecutionId retryOf,
        @Nullable Origin origin,
        boolean replay,
        @Nullable ExecutionId replayOf) {

    GenerationRequest request() {
        return submission.request();
    }

    List<ExecutionId> dependsOn() {
        return submission.dependsOn();
    }
}
