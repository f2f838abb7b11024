package dev.codefactory.llm;

import java.util.Locale;

/** How a call ended. Exactly one per call. */
public sealed interface LlmOutcome {

    /** The model answered to its end. */
    record Completed(LlmReply reply) implements LlmOutcome {}

    /** The answer reached its token limit; its text is cut off. */
    record Truncated(LlmReply reply) implements LlmOutcome {}

    /** It did not answer. */
    record Failed(Reason reason, String detail, String transcript) implements LlmOutcome {}

    /** The caller was interrupted; the server was told by a disconnect. */
    record Cancelled(String transcript) implements LlmOutcome {}

    /** Why a call failed. */
    enum Reason {
        /** The prompt and the room for its answer exceed the model's window. */
        CONTEXT_OVERFLOW(false),
        /** The host does not have the model. */
        MODEL_MISSING(false),
        /** The host refuses more work for now. */
        BUSY(true),
        /** No connection could be made. */
        UNREACHABLE(true),
        /** Connected, but no byte came in time. */
        TIMEOUT_FIRST_BYTE(true),
        /** The answer stopped arriving. */
        TIMEOUT_IDLE(true),
        /** The answer was still arriving when its total time was up. */
        TIMEOUT_TOTAL(true),
        /** What arrived is not the server's protocol, or ended before it said so. */
        MALFORMED(true),
        /** The answer repeated itself without end, or outgrew the bytes an answer may have. */
        RUNAWAY(true),
        /** The host reported a failure of its own. */
        ENGINE_FAILURE(true),
        /** The request itself is not allowed or not understood. */
        REJECTED(false),
        /** No model at all: no model server answers, and the request is none of the practice model's. */
        NO_MODEL(false),
        /** What is replayed asks for something that was not recorded. */
        NOT_RECORDED(false);

        private final boolean transientFailure;

        Reason(boolean transientFailure) {
            this.transientFailure = transientFailure;
        }

        /** Whether the same call may succeed later. */
        public boolean isTransient() {
            return transientFailure;
        }

        /** The word used on the wire, such as {@code model_missing}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
