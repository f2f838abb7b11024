package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.codefactory.llm.answer.AnswerSchema.Check;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question to one model: a turn, and for JSON that is not as asked a second turn to mend it. */
final class ModelCall {

    private final OllamaHost host;
    private final OllamaProperties properties;
    private final ModelCatalogue.Model model;
    private final LlmCall call;
    private final Transcript transcript;
    private final @Nullable AnswerSchema schema;
    private final long start = System.nanoTime();

    ModelCall(
            OllamaHost host,
            OllamaProperties properties,
            ModelCatalogue.Model model,
            LlmCall call,
            Transcript transcript) {
        this.host = host;
        this.properties = properties;
        this.model = model;
        this.call = call;
        this.transcript = transcript;
        this.schema = call.format() == null ? null : new AnswerSchema(call.format());
    }

    /** Waits for a slot of the model and asks. */
    LlmOutcome ask(Deadlines deadlines, LlmProgress progress) throws InterruptedException {
        var lane = host.lane(model.name());
        try (var _ = lane.enter(deadlines.firstByte())) {
            lane.breaker().pass();
            var outcome = converse(new ChatTurns(host, properties, deadlines, model, call, transcript), progress);
            lane.breaker().succeeded();
            host.retries().earn();
            return outcome;
        } catch (CallFailure failure) {
            lane.breaker().failed(failure);
            throw failure;
        }
    }

    private LlmOutcome converse(ChatTurns turns, LlmProgress progress) throws InterruptedException {
        var messages = opening();
        var reply = turns.take(messages, schema, progress);
        if (schema == null || reply.truncated()) {
            return outcome(List.of(reply));
        }
        return switch (schema.check(reply.text())) {
            case Check.Valid(var json) -> outcome(List.of(reply.withText(json)));
            case Check.Invalid(var problems) -> {
                messages.add(AiMessage.from(reply.text()));
                messages.add(UserMessage.from(schema.repairPrompt(problems)));
                // The listener has heard one answer already; a second one in the same stream would read as its
                // continuation.
                yield outcome(List.of(reply, repaired(turns.take(messages, schema, LlmProgress.NONE), schema)));
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

    private List<ChatMessage> opening() {
        var system = schema == null ? call.system() : call.system() + "\n\n" + schema.prompt();
        var messages = new ArrayList<ChatMessage>();
        if (!system.isBlank()) {
            messages.add(SystemMessage.from(system));
        }
        messages.add(UserMessage.from(call.user()));
        return messages;
    }

    private LlmOutcome outcome(List<ChatReply> turns) {
        var last = turns.getLast();
        var usage = new LlmReply.Usage(
                turns.stream().mapToInt(ChatReply::inputTokens).sum(),
                turns.stream().mapToInt(ChatReply::outputTokens).sum(),
                turns.stream().map(ChatReply::load).reduce(Duration.ZERO, Duration::plus),
                Duration.ofNanos(System.nanoTime() - start));
        var notes = notes(last.digest());
        notes.forEach(transcript::note);
        var reply = new LlmReply(
                last.text(),
                last.thinking(),
                source(last),
                usage,
                transcript.toString(),
                properties.samplingFor(call),
                notes);
        return last.truncated() ? new LlmOutcome.Truncated(reply) : new LlmOutcome.Completed(reply);
    }

    private LlmReply.ModelSource source(ChatReply last) {
        var digest = last.digest().isEmpty() ? model.digest() : last.digest();
        return new LlmReply.ModelSource("ollama", host.id(), model.name(), digest.isEmpty() ? null : digest);
    }

    private List<String> notes(String digest) {
        if (digest.isEmpty() || model.digest().isEmpty() || digest.equals(model.digest())) {
            return List.of();
        }
        return List.of("The model %s was replaced during the call: %s became %s."
                .formatted(model.name(), model.digest(), digest));
    }
}
