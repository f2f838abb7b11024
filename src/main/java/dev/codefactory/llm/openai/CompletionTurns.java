package dev.codefactory.llm.openai;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.codefactory.llm.answer.ProgressBatch;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.chat.ChatAnswer;
import dev.codefactory.llm.chat.ChatExchange;
import dev.codefactory.llm.chat.ChatMessages;
import dev.codefactory.llm.chat.ChatReply;
import dev.codefactory.llm.chat.ModelCall;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.TokenCount;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The turns of a conversation with one model, each sent only if it fits the window the model has, and again while that is safe. */
final class CompletionTurns implements ModelCall.Turns {

    private final OpenAiHost host;
    private final OpenAiProperties properties;
    private final Deadlines deadlines;
    private final HostedModel model;
    private final LlmCall call;
    private final Transcript transcript;

    CompletionTurns(
            OpenAiHost host,
            OpenAiProperties properties,
            Deadlines deadlines,
            HostedModel model,
            LlmCall call,
            Transcript transcript) {
        this.host = host;
        this.properties = properties;
        this.deadlines = deadlines;
        this.model = model;
        this.call = call;
        this.transcript = transcript;
    }

    @Override
    public ChatReply take(ChatMessages messages, @Nullable AnswerSchema schema, LlmProgress progress)
            throws InterruptedException {
        var texts = messages.texts();
        var request = messages.request(schema);
        requireRoomFor(texts);
        for (int attempt = 1; ; attempt++) {
            try {
                return requireWhole(send(request, progress), texts);
            } catch (CallFailure failure) {
                transcript.note("%s: %s".formatted(failure.reason().id(), failure.detail()));
                if (!failure.isWorthAnotherTry()) {
                    throw failure;
                }
                properties.retry().pauseAfter(attempt, failure, host.retries());
            }
        }
    }

    /** Servers that are sent too much may cut it, or answer nothing, without a word. */
    private void requireRoomFor(List<String> texts) {
        var told = model.window();
        var window = told == null ? Math.min(properties.window(), model.contextLength()) : told;
        var prompt = tokens().of(texts);
        if (prompt + call.maxTokens() > window) {
            throw CallFailure.of(
                    Reason.CONTEXT_OVERFLOW,
                    "about %d tokens of prompt and %d of answer exceed the window of %d tokens%s"
                            .formatted(prompt, call.maxTokens(), window, told == null ? ", which is assumed" : ""));
        }
    }

    private TokenCount tokens() {
        return host.lane(model.name()).tokens();
    }

    private ChatReply send(ChatRequest request, LlmProgress progress) {
        var answer = new ChatAnswer(
                new ProgressBatch(progress), properties.maxAnswer().toBytes());
        var options = new CompletionOptions(model.name(), call.maxTokens(), properties.samplingFor(call));
        var protocol = new CompletionChat(options, host.api().authorization());
        var exchange = new ChatExchange(host.http(), deadlines, protocol, answer, transcript);
        OpenAiStreamingChatModel.builder()
                .baseUrl(host.baseUrl() + "/v1")
                .modelName(model.name())
                .returnThinking(true)
                .strictJsonSchema(false)
                .httpClientBuilder(exchange.asBuilder())
                .build()
                .chat(request, answer);
        return protocol.reply(answer);
    }

    /** What a server counted gives away that it read less than it was sent. */
    private ChatReply requireWhole(ChatReply reply, List<String> texts) {
        var counts = reply.counts();
        var window = model.window();
        if (window == null && reply.text().isEmpty() && reply.thinking().isEmpty()) {
            throw CallFailure.of(
                    Reason.CONTEXT_OVERFLOW,
                    "the server answered nothing, as some do when a prompt is too long, and does not tell its window");
        }
        if (counts.inputTokens() == 0) {
            return reply.noting("The server did not say how many tokens of the prompt it read.");
        }
        if (tokens().isTooFew(texts, counts.inputTokens())
                || (window != null && counts.inputTokens() + counts.outputTokens() > window)) {
            throw CallFailure.of(
                    Reason.CONTEXT_OVERFLOW,
                    "the server counted %d tokens of prompt and %d of answer, so it cannot have kept all of the prompt in mind"
                            .formatted(counts.inputTokens(), counts.outputTokens()));
        }
        tokens().heard(texts, counts.inputTokens());
        return reply;
    }
}
