package dev.codefactory.planning.generation.web;

import dev.codefactory.planning.generation.PlanningRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A planning run as JSON. */
record PlanningRunResponse(
        @Schema(description = "The execution that plans; see and cancel it there.")
        UUID executionId,

        PlanningRun.Kind kind,
        PlanningRun.Status status,
        @Nullable UUID projectId,

        @Schema(description = "The document an expansion goes by, or the one that was written.") @Nullable
        UUID documentId,

        @Schema(description = "The proposal that came of it.") @Nullable
        UUID proposalId,

        @Schema(description = "What is to be said of the result, or why there is none.") @Nullable
        String note,

        @Schema(description = "The questions it asks, or has asked, before it goes on; answer them there.") @Nullable
        UUID clarificationId,

        Instant createdAt) {

    static PlanningRunResponse of(PlanningRun run) {
        var isDocument = run.kind() == PlanningRun.Kind.DOCUMENT;
        return new PlanningRunResponse(
                run.execution().value(),
                run.kind(),
                run.status(),
                run.projectId(),
                isDocument ? run.resultId() : run.documentId(),
                isDocument ? null : run.resultId(),
                run.note(),
                run.clarificationId(),
                run.createdAt());
    }
}
