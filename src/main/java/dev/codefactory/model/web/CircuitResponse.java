package dev.codefactory.model.web;

import dev.codefactory.llm.registry.Circuit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether calls to a model on a host are let through. */
record CircuitResponse(
        @Schema(example = "qwen2.5-coder:7b") String model,

        @Schema(description = "closed: calls pass; open: none does; half_open: one does, to try.")
        Circuit.State state,

        @Schema(description = "When the next call is let through; null unless it is open.") @Nullable
        Instant openUntil,

        @Schema(description = "How many calls failed in a row.")
        int failures,

        @Schema(description = "What the last of them failed with; shown to admins only.") @Nullable
        String lastFailure) {

    static CircuitResponse of(Circuit circuit, boolean admin) {
        return new CircuitResponse(
                circuit.model(),
                circuit.state(),
                circuit.openUntil(),
                circuit.failures(),
                admin ? circuit.lastFailure() : null);
    }
}
