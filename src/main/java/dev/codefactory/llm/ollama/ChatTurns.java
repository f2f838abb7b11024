package dev.codefactory.llm.ollama;

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
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The turns of a conversation with one model, each within a window it fits and sent again while that is safe. */
final class ChatTurns implements ModelCall.Turns {

    private final OllamaHost host;
    private final OllamaProperties properties;
    private final Deadlines deadlines;
    private final HostedModel model;
    private final LlmCall call;
    private final Transcript transcript;

    ChatTurns(
            OllamaHost host,
            OllamaProperties properties,
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
        var request = messages.request(model.traits().schemaInPromptOnly() ? null : schema);
        var window = fit(host.lane(model.name()).tokens().of(texts));
        for (int attempt = 1; ; attempt++) {
            try {
                return requireWhole(send(request, window, progress), window, texts);
            } catch (CallFailure failure) {
                transcript.note("%s: %s".formatted(failure.reason().id(), failure.detail()));
                if (!failure.isWorthAnotherTry()) {
                    throw failure;
                }
                if (failure.reason() == Reason.CONTEXT_OVERFLOW) {
                    // The estimate was too low: the prompt alone fills the window. Throws when there is no larger one.
                    window = fit(window);
                } else {
                    properties.retry().pauseAfter(attempt, failure, host.retries());
                }
            }
        }
    }

    private int fit(int promptTokens) {
        return host.window(model.name()).fit(promptTokens, call.maxTokens(), model.contextLength());
    }

    private ChatReply send(ChatRequest request, int window, LlmProgress progress) {
        var answer = new ChatAnswer(
                new ProgressBatch(progress), properties.maxAnswer().toBytes());
        var protocol = new OllamaChat(options(window));
        var exchange = new ChatExchange(host.http(), deadlines, protocol, answer, transcript);
        OllamaStreamingChatModel.builder()
                .baseUrl(host.baseUrl())
                .modelName(model.name())
                .returnThinking(true)
                .httpClientBuilder(exchange.asBuilder())
                .build()
                .chat(request, answer);
        return protocol.reply(answer);
    }

    private ChatOptions options(int window) {
        var sampling = properties.samplingFor(call);
        var think = properties.thinkFor(call.role(), model.traits());
        return new ChatOptions(model.name(), window, call.maxTokens(), sampling, think, properties.keepAlive());
    }

    /** The servers that ignore {@code truncate} give themselves away by what they count. */
    private ChatReply requireWhole(ChatReply reply, int window, List<String> texts) {
        var loaded = loaded();
        var effective = loaded.map(HostedModel::contextLength).orElse(window);
        var counted = reply.counts().inputTokens();
        int bytes = texts.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (ContextWindow.wasCut(counted, Math.min(window, effective), bytes)) {
            throw CallFailure.of(
                    Reason.CONTEXT_OVERFLOW,
                    "Ollama read only %d tokens of the prompt, without saying so".formatted(counted));
        }
        host.lane(model.name()).tokens().heard(texts, counted);
        return reply.withDigest(loaded.map(HostedModel::digest).orElse(""));
    }

    /** The model as it is loaded now, when the host tells. The answer is complete, so nothing that fails here may cost it. */
    private Optional<HostedModel> loaded() {
        try {
            return host.loaded().find(model.name());
        } catch (CallFailure _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
