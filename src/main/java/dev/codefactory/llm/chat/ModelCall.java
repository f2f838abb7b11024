package dev.codefactory.llm.chat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.codefactory.llm.answer.AnswerSchema.Check;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.ModelHost;
import dev.codefactory.llm.http.CallFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One question to one model: a turn, and for JSON that is not as asked a second turn to mend it. */
public final class ModelCall {

    private final Party party;
    private final LlmCall call;
    private final Map<String, Double> sampling;
    private final Transcript transcript;
    private final @Nullable AnswerSchema schema;
    private final long start = System.nanoTime();

    /**
     * Whom is asked.
     *
     * @param provider the word for it, such as {@code ollama}
     */
    public record Party(String provider, ModelHost host, HostedModel model) {}

    /** Asks once and hears one answer. */
    @FunctionalInterface
    public interface Turns {

        /** @param schema what the answer is to follow, or null */
        ChatReply take(ChatMessages messages, @Nullable AnswerSchema schema, LlmProgress progress)
                throws InterruptedException;
    }

    /** @param sampling the options it is asked with, those of the settings included */
    public ModelCall(Party party, LlmCall call, Map<String, Double> sampling, Transcript transcript) {
        this.party = party;
        this.call = call;
        this.sampling = sampling;
        this.transcript = transcript;
        this.schema = call.format() == null ? null : new AnswerSchema(call.format());
    }

    /** Waits for a slot of the model and asks. */
    public LlmOutcome ask(Turns turns, Duration patience, LlmProgress progress) throws InterruptedException {
        var lane = party.host().lane(party.model().name());
        try (var _ = lane.enter(patience)) {
            lane.breaker().pass();
            var outcome = converse(turns, progress);
            lane.breaker().succeeded();
            party.host().retries().earn();
            return outcome;
        } catch (CallFailure failure) {
            lane.breaker().failed(failure);
            throw failure;
        }
    }

    private LlmOutcome converse(Turns turns, LlmProgress progress) throws InterruptedException {
        var messages = ChatMessages.opening(call, schema);
        var reply = turns.take(messages, schema, progress);
        if (schema == null || reply.truncated()) {
            return outcome(List.of(reply));
        }
        return switch (schema.check(reply.text())) {
            case Check.Valid(var json) -> outcome(List.of(reply.withText(json)));
            case Check.Invalid(var problems) -> {
                var again = messages.answered(reply.text(), schema.repairPrompt(problems));
                // The listener has heard one answer already; a second one in the same stream would read as its
                // continuation.
                yield outcome(List.of(reply, repaired(turns.take(again, schema, LlmProgress.NONE), schema)));
            }
        };
    }

    private static ChatReply repaired(ChatReply reply, AnswerSchema schema) {
        return switch (schema.check(reply.text())) {
            case Check.Valid(var json) -> reply.withText(json);
            case Check.Invalid(var problems) ->
                throw CallFailure.of(
                        Reason.MALFORMED,
                        "the answer is not the JSON asked for, twice: " + String.join("; ", problems));
        };
    }

    private LlmOutcome outcome(List<ChatReply> turns) {
        var last = turns.getLast();
        var counts = turns.stream().map(ChatReply::counts).toList();
        var usage = new LlmReply.Usage(
                counts.stream().mapToInt(ChatReply.Counts::inputTokens).sum(),
                counts.stream().mapToInt(ChatReply.Counts::outputTokens).sum(),
                counts.stream().map(ChatReply.Counts::load).reduce(Duration.ZERO, Duration::plus),
                Duration.ofNanos(System.nanoTime() - start));
        var notes = notes(last);
        notes.forEach(transcript::note);
        var reply =
                new LlmReply(last.text(), last.thinking(), source(last), usage, transcript.toString(), sampling, notes);
        return last.truncated() ? new LlmOutcome.Truncated(reply) : new LlmOutcome.Completed(reply);
    }

    private LlmReply.ModelSource source(ChatReply last) {
        var model = party.model();
        var digest = last.digest().isEmpty() ? model.digest() : last.digest();
        return new LlmReply.ModelSource(
                party.provider(), party.host().id(), model.name(), digest.isEmpty() ? null : digest);
    }

    private List<String> notes(ChatReply last) {
        var notes = new ArrayList<>(last.notes());
        var listed = party.model().digest();
        if (!last.digest().isEmpty() && !listed.isEmpty() && !last.digest().equals(listed)) {
            notes.add("The model %s was replaced during the call: %s became %s."
                    .formatted(party.model().name(), listed, last.digest()));
        }
        return notes;
    }
}
