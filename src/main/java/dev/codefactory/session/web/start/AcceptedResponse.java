package dev.codefactory.session.web.start;

import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.WorkflowStatus;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The answer to a request that was accepted. */
public record AcceptedResponse(
        UUID executionId,
        UUID sessionId,
        UUID pipelineId,
        ExecutionStatus status,
        WorkflowStatus workflowStatus,
        @Nullable Instant estimatedCompletion) {

    public static ResponseEntity<AcceptedResponse> of(ExecutionView execution) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/executions/" + execution.id().value()))
                .body(new AcceptedResponse(
                        execution.id().value(),
                        execution.sessionId(),
                        execution.pipelineId(),
                        execution.status(),
                        execution.status().workflow(),
                        execution.estimatedCompletion()));
    }
}
