package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.http.ResponseLines;
import dev.codefactory.llm.ollama.api.ServerErrors;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Carries one chat request for LangChain4j, on the thread that asked.
 *
 * <p>LangChain4j would skip lines it cannot read and wait for ever for an end that does not come. Here each line is read strictly
 * before it is passed on, and an answer that does not say that it is done has failed.
 */
final class ChatExchange implements HttpClient {

    /** The caller was interrupted while it waited. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> STREAM_TYPES = List.of("application/x-ndjson", "application/json");
    private static final int ERROR_BODY = 16_384;
    private static final Duration DRAIN = Duration.ofMillis(200);

    private final ModelHttp http;
    private final Deadlines deadlines;
    private final ChatOptions options;
    private final ChatAnswer answer;
    private final Transcript transcript;
    private JsonNode done = JsonNodeFactory.instance.missingNode();

    ChatExchange(ModelHttp http, Deadlines deadlines, ChatOptions options, ChatAnswer answer, Transcript transcript) {
        this.http = http;
        this.deadlines = deadlines;
        this.options = options;
        this.answer = answer;
        this.transcript = transcript;
    }

    /** LangChain4j's way to be given a client; its time limits are not wanted, ours hold. */
    HttpClientBuilder asBuilder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return deadlines.connect();
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration unused) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return deadlines.total();
            }

            @Override
            public HttpClientBuilder readTimeout(Duration unused) {
                return this;
            }

            @Override
            public HttpClient build() {
                return ChatExchange.this;
            }
        };
    }

    /** The last line of the answer: why it ended, and what it cost. */
    JsonNode done() {
        return done;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser unused, ServerSentEventListener listener) {
        var body = options.complete(request.body());
        transcript.sent(body);
        try (var lines = http.send(withBody(request, body), deadlines)) {
            requireStream(lines);
            read(lines, listener);
            lines.drain(DRAIN);
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("chats are streamed");
    }

    private void requireStream(ResponseLines lines) throws InterruptedException {
        if (lines.status() != 200) {
            var body = lines.rest(ERROR_BODY);
            transcript.received(lines.status() + " " + body);
            throw ServerErrors.of(lines.status(), body, options.model());
        }
        if (!STREAM_TYPES.contains(lines.contentType())) {
            transcript.received("200 " + lines.contentType() + " " + lines.rest(ERROR_BODY));
            throw CallFailure.of(Reason.MALFORMED, "the answer is %s, not Ollama's".formatted(lines.contentType()));
        }
    }

    private void read(ResponseLines lines, ServerSentEventListener listener) throws InterruptedException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            transcript.received(line);
            var chunk = parse(line);
            tell(listener, line);
            if (chunk.path("done").booleanValue()) {
                done = chunk;
                return;
            }
        }
        throw CallFailure.of(Reason.MALFORMED, "the answer ended before it said that it was done");
    }

    private void tell(ServerSentEventListener listener, String line) {
        try {
            listener.onEvent(new ServerSentEvent(null, line));
        } catch (RuntimeException e) {
            throw CallFailure.of(Reason.MALFORMED, "a line of the chat has the wrong shape: " + e.getMessage());
        }
        answer.requireSound();
    }

    private static JsonNode parse(String line) {
        var chunk = json(line);
        var error = chunk == null ? null : chunk.get("error");
        if (error != null) {
            throw ServerErrors.inStream(error.isString() ? error.stringValue() : error.toString());
        }
        if (chunk == null
                || !chunk.path("message").isObject()
                || !chunk.path("done").isBoolean()) {
            throw CallFailure.of(
                    Reason.MALFORMED, "not a line of a chat: " + line.substring(0, Math.min(80, line.length())));
        }
        return chunk;
    }

    private static @Nullable JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static java.net.http.HttpRequest withBody(HttpRequest request, String body) {
        return java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
