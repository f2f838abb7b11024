package dev.codefactory.llm.http;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one HTTP client all model calls share.
 *
 * <p>HTTP/1.1, because some servers hang on the upgrade to HTTP/2; no redirects and no proxy, because prompts go to the
 * configured host and nowhere else. {@code HttpRequest.timeout} is never used: newer JDKs count the whole body into it.
 */
public final class ModelHttp implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpClient client;

    /** Says what a refused question has failed with. */
    @FunctionalInterface
    public interface Refusal {
        CallFailure of(int status, String body);
    }

    public ModelHttp(Duration connectTimeout) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Sends a request and waits for its status line.
     *
     * @return the response, to be closed by the caller; closing it early tells the server by a disconnect
     * @throws CallFailure when there is no answer in time, or none at all
     */
    public ResponseLines send(HttpRequest request, Deadlines deadlines) throws InterruptedException {
        var lines = new ResponseLines(deadlines);
        var response = client.sendAsync(request, lines::receive);
        var answered = false;
        try {
            response.get(lines.nanosToFirstByte(), TimeUnit.NANOSECONDS);
            answered = true;
            return lines;
        } catch (TimeoutException _) {
            throw lines.late();
        } catch (ExecutionException e) {
            throw lines.hasBegun() ? lines.broken(e.getCause()) : unreachable(request, e.getCause());
        } finally {
            if (!answered) {
                response.cancel(true);
                lines.close();
            }
        }
    }

    /**
     * Asks a small question and waits for its whole answer.
     *
     * @param refusal the failure behind a status other than 200
     */
    public JsonNode ask(HttpRequest request, Duration patience, Refusal refusal) throws InterruptedException {
        try (var lines = send(request, Deadlines.within(patience))) {
            var body = lines.rest(LONGEST_ANSWER);
            if (lines.status() != 200) {
                throw refusal.of(lines.status(), body);
            }
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw CallFailure.of(Reason.MALFORMED, request.uri().getPath() + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Breaks off whatever still runs. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private static CallFailure unreachable(HttpRequest request, @Nullable Throwable cause) {
        var host = request.uri().getAuthority();
        return switch (cause) {
            case ProtocolException e -> CallFailure.of(Reason.MALFORMED, host + " does not speak HTTP: " + words(e));
            case IOException e ->
                CallFailure.beforeAnswer(Reason.UNREACHABLE, "no answer from %s: %s".formatted(host, words(e)));
            case null, default ->
                CallFailure.of(Reason.UNREACHABLE, "the request to %s failed: %s".formatted(host, words(cause)));
        };
    }

    /** What happened, for people: the JDK often says it by the name of a class alone. */
    private static String words(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "the connection was not made in time";
            case ConnectException _ -> "no connection can be made";
            case null -> "nobody knows why";
            default -> Objects.requireNonNullElse(cause.getMessage(), "the connection broke");
        };
    }
}
