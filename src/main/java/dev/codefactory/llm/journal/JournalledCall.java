package dev.codefactory.llm.journal;

import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call that was made for an execution.
 *
 * @param step the run of the step that asked
 * @param place where in the pipeline that was
 * @param number which one it is of the calls of this run that ask the same, from 1
 * @param settings what the operator's configuration added to it
 * @param model the model asked and, if one answered, which
 * @param answer what came of it
 */
public record JournalledCall(
        UUID step, Place place, int number, ContentKey key, String settings, Asked model, Answer answer) {

    /**
     * @param step what the call named as its step
     * @param language the wire word of the language asked for
     * @param round 0, or the number of the improvement round
     */
    public record Place(String step, String language, int round) {

        /** Where a call is made. Of files that are written one by one, each is a place of its own. */
        public static Place of(Subject subject, Asker asker) {
            var part = asker.part();
            var step =
                    part == null || subject.step().endsWith("/" + part) ? subject.step() : subject.step() + "/" + part;
            return new Place(step, subject.language(), subject.round());
        }
    }

    /**
     * @param role the wire word of the role
     * @param name the model that was to answer
     * @param answered the one that did, or null
     */
    public record Asked(String role, String name, @Nullable ModelSource answered) {}

    /**
     * @param failure the wire word of the reason, or null when a model answered
     * @param text the answer, or why there is none
     * @param notes what qualifies the answer
     */
    public record Answer(
            Finish finish,
            @Nullable String failure,
            String text,
            String thinking,
            List<String> notes,
            Usage usage,
            Instant begunAt,
            Instant endedAt) {

        public Answer {
            notes = List.copyOf(notes);
        }

        static Answer of(LlmOutcome outcome, Instant begun, Instant ended) {
            return switch (outcome) {
                case LlmOutcome.Completed(var reply) -> of(Finish.STOP, reply, begun, ended);
                case LlmOutcome.Truncated(var reply) -> of(Finish.LENGTH, reply, begun, ended);
                case LlmOutcome.Failed failed ->
                    without(Finish.FAILED, failed.reason().id(), failed.detail(), begun, ended);
                case LlmOutcome.Cancelled _ -> without(Finish.CANCELLED, null, "", begun, ended);
            };
        }

        private static Answer of(Finish finish, LlmReply reply, Instant begun, Instant ended) {
            return new Answer(finish, null, reply.text(), reply.thinking(), reply.notes(), reply.usage(), begun, ended);
        }

        private static Answer without(
                Finish finish, @Nullable String failure, String detail, Instant begun, Instant ended) {
            var usage = new Usage(0, 0, Duration.ZERO, Duration.between(begun, ended));
            return new Answer(finish, failure, detail, "", List.of(), usage, begun, ended);
        }
    }

    /** How a call ended. */
    public enum Finish {
        /** The model said all it had to say. */
        STOP,
        /** The answer reached its token limit. */
        LENGTH,
        /** There is no answer. */
        FAILED,
        /** It was broken off. */
        CANCELLED;

        /** The word used in tables and files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
