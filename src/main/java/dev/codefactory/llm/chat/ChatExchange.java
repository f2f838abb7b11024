package dev.codefactory.llm.chat;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.http.ResponseLines;
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

/**
 * Carries one chat request for LangChain4j, on the thread that asked.
 *
 * <p>LangChain4j would skip lines it cannot read, take an error for the end and wait for ever for an end that does not come. Here each
 * line is read strictly before it is passed on, and an answer that does not say that it is done has failed.
 */
public final class ChatExchange implements HttpClient {

    /** The caller was interrupted while it waited. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }

    private static final int ERROR_BODY = 16_384;
    private static final Duration DRAIN = Duration.ofMillis(200);

    private final ModelHttp http;
    private final Deadlines deadlines;
    private final ChatProtocol protocol;
    private final ChatAnswer answer;
    private final Transcript transcript;

    public ChatExchange(
            ModelHttp http, Deadlines deadlines, ChatProtocol protocol, ChatAnswer answer, Transcript transcript) {
        this.http = http;
        this.deadlines = deadlines;
        this.protocol = protocol;
        this.answer = answer;
        this.transcript = transcript;
    }

    /** LangChain4j's way to be given a client; its time limits are not wanted, ours hold. */
    public HttpClientBuilder asBuilder() {
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

    @Override
    public void execute(HttpRequest request, ServerSentEventParser unused, ServerSentEventListener listener) {
        var body = protocol.complete(request.body());
        transcript.sent(body);
        try (var lines = http.send(withBody(request, body), deadlines)) {
            requireStream(lines);
            read(lines, listener);
            answer.end();
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
            throw protocol.refusal(lines.status(), body).retryAfter(lines.retryAfter());
        }
        if (!protocol.streamTypes().contains(lines.contentType())) {
            var body = lines.rest(ERROR_BODY);
            transcript.received("200 " + lines.contentType() + " " + body);
            throw protocol.noStream(lines.contentType(), body);
        }
    }

    private void read(ResponseLines lines, ServerSentEventListener listener) throws InterruptedException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            transcript.received(line);
            switch (protocol.read(line)) {
                case ChatProtocol.Line.Aside _ -> {}
                case ChatProtocol.Line.Piece(var json) -> tell(listener, json);
                case ChatProtocol.Line.Last(var json) -> {
                    tell(listener, json);
                    return;
                }
            }
        }
        protocol.requireDone();
    }

    private void tell(ServerSentEventListener listener, String json) {
        try {
            listener.onEvent(new ServerSentEvent(null, json));
        } catch (RuntimeException e) {
            throw CallFailure.of(Reason.MALFORMED, "a line of the chat has the wrong shape: " + e.getMessage());
        }
        answer.requireSound();
    }

    private java.net.http.HttpRequest withBody(HttpRequest request, String body) {
        var built = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        protocol.headers().forEach(built::header);
        return built.build();
    }
}
