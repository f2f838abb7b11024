package dev.codefactory.planning.generation;

import dev.codefactory.session.ExecutionId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution that plans, as its owner sees it.
 *
 * @param projectId the project it plans for, or null
 * @param documentId the document it goes by, or null
 * @param resultId the proposal or document that came of it, or null before there is one
 * @param note what is to be said of the result, or why there is none; null when there is nothing to say
 * @param clarificationId what it asks, or has asked, before it goes on; null when it asks nothing
 */
public record PlanningRun(
        ExecutionId execution,
        Kind kind,
        Status status,
        @Nullable UUID projectId,
        @Nullable UUID documentId,
        @Nullable UUID resultId,
        @Nullable String note,
        @Nullable UUID clarificationId,
        Instant createdAt) {

    /** What comes of it. */
    public enum Kind {
        /** A proposal of elements and tasks. */
        EXPANSION,
        /** A task document. */
        DOCUMENT;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it is. */
    public enum Status {
        RUNNING,
        WAITING_FOR_ANSWERS,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
