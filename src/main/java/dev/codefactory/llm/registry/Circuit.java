package dev.codefactory.llm.registry;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls to a model on a host are let through, as this node has it.
 *
 * @param model the model's name
 * @param openUntil when the next call is let through to try it, or null unless it is open
 * @param failures how many calls failed in a row
 * @param lastFailure what the last of them failed with, or null; may name the address
 */
public record Circuit(
        String model,
        State state,
        @Nullable Instant openUntil,
        int failures,
        @Nullable String lastFailure) {

    /** The three states of a circuit breaker. */
    public enum State {
        /** Calls pass. */
        CLOSED,
        /** Calls are refused for a while. */
        OPEN,
        /** The next call passes, to see whether the model is well again. */
        HALF_OPEN;

        /** The word used on the wire, such as {@code half_open}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The wire word. */
        @Override
        public String toString() {
            return id();
        }
    }

    /** The circuit of a model that was never asked. */
    public static Circuit untouched(String model) {
        return new Circuit(model, State.CLOSED, null, 0, null);
    }
}
