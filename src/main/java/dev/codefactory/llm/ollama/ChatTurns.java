package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.codefactory.llm.answer.ProgressBatch;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The turns of a conversation with one model, each within a window it fits and sent again while that is safe. */
final class ChatTurns {

    private final OllamaHost host;
    private final OllamaProperties properties;
    private final Deadlines deadlines;
    private final ModelCatalogue.Model model;
    private final LlmCall call;
    private final Transcript transcript;

    ChatTurns(
            OllamaHost host,
            OllamaProperties properties,
            Deadlines deadlines,
            ModelCatalogue.Model model,
            LlmCall call,
            Transcript transcript) {
        this.host = host;
        this.properties = properties;
        this.deadlines = deadlines;
        this.model = model;
        this.call = call;
        this.transcript = transcript;
    }

    /** Asks and hears one answer. */
    ChatReply take(List<ChatMessage> messages, @Nullable AnswerSchema schema, LlmProgress progress)
            throws InterruptedException {
        var texts = messages.stream().map(ChatTurns::text).toList();
        var request = request(messages, schema);
        var window = fit(lane().tokens().of(texts));
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
                    pauseAfter(attempt, failure);
                }
            }
        }
    }

    private ModelLane lane() {
        return host.lane(model.name());
    }

    private int fit(int promptTokens) {
        return lane().window().fit(promptTokens, call.maxTokens(), model.contextLength());
    }

    private ChatReply send(ChatRequest request, int window, LlmProgress progress) {
        var answer = new ChatAnswer(
                new ProgressBatch(progress), properties.maxAnswer().toBytes());
        var exchange = new ChatExchange(host.http(), deadlines, options(window), answer, transcript);
        OllamaStreamingChatModel.builder()
                .baseUrl(host.baseUrl())
                .modelName(model.name())
                .returnThinking(true)
                .httpClientBuilder(exchange.asBuilder())
                .build()
                .chat(request, answer);
        return ChatReply.of(answer, exchange.done());
    }

    private ChatOptions options(int window) {
        var sampling = properties.samplingFor(call);
        var think = properties.thinkFor(call.role(), model.traits());
        return new ChatOptions(model.name(), window, call.maxTokens(), sampling, think, properties.keepAlive());
    }

    /** The servers that ignore {@code truncate} give themselves away by what they count. */
    private ChatReply requireWhole(ChatReply reply, int window, List<String> texts) {
        var loaded = loaded();
        var effective = loaded.map(ModelCatalogue.Model::contextLength).orElse(window);
        int bytes = texts.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (ContextWindow.wasCut(reply.inputTokens(), Math.min(window, effective), bytes)) {
            throw CallFailure.of(
                    Reason.CONTEXT_OVERFLOW,
                    "Ollama read only %d tokens of the prompt, without saying so".formatted(reply.inputTokens()));
        }
        lane().tokens().heard(texts, reply.inputTokens());
        return reply.withDigest(loaded.map(ModelCatalogue.Model::digest).orElse(""));
    }

    /** The model as it is loaded now, when the host tells. The answer is complete, so nothing that fails here may cost it. */
    private Optional<ModelCatalogue.Model> loaded() {
        try {
            return host.loaded().find(model.name());
        } catch (CallFailure _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Each pause doubles, and is off by up to half, so that callers refused together do not return together. */
    private void pauseAfter(int attempt, CallFailure failure) throws InterruptedException {
        if (attempt >= properties.retry().attempts() || !host.retries().spend()) {
            throw failure;
        }
        var mean = properties.retry().backoff().multipliedBy(1L << (attempt - 1));
        var factor = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        Thread.sleep((long) (mean.toMillis() * factor));
    }

    private ChatRequest request(List<ChatMessage> messages, @Nullable AnswerSchema schema) {
        var request = ChatRequest.builder().messages(messages);
        if (schema != null && !model.traits().schemaInPromptOnly()) {
            var json = JsonSchema.builder()
                    .name("answer")
                    .rootElement(JsonRawSchema.from(schema.json()))
                    .build();
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(json)
                    .build());
        }
        return request.build();
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text();
            case UserMessage user -> user.singleText();
            case AiMessage ai -> ai.text();
            default -> throw new IllegalArgumentException("no part of a chat: " + message.type());
        };
    }
}
