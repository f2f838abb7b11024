package dev.codefactory.session.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A queue that is full says so at once, and to the request. */
@ChainTest
@Import(TestTokens.class)
@TestPropertySource(properties = {"codefactory.session.max-open-per-owner=5", "codefactory.session.max-open=12"})
class IntakeTests {

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    QueueControl queue;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void hold() {
        queue.pause();
    }

    @AfterEach
    void release() {
        queue.resume();
        http.close();
    }

    @Test
    void ofManyRequestsAtOnceExactlyAsManyAreAcceptedAsTheLimitAllows() throws Exception {
        var alice = tokens.of(UUID.randomUUID().toString());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> request = () -> post(alice.authorization()).statusCode();
            var answers = threads
                    .invokeAll(Stream.generate(() -> request).limit(30).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers).filteredOn(status -> status == 202).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(25);
        }

        var refused = post(alice.authorization());
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(JsonMapper.shared().readTree(refused.body()).path("type").asString())
                .isEqualTo("urn:codefactory:problem:queue-full");
        assertThat(post(tokens.of(UUID.randomUUID().toString()).authorization()).statusCode())
                .as("another owner's request")
                .isEqualTo(202);

        // Until all owners together have as many as there may be.
        var bob = tokens.of(UUID.randomUUID().toString());
        var carol = tokens.of(UUID.randomUUID().toString());
        var rest = Stream.of(bob, bob, bob, carol, carol, carol, carol)
                .map(owner -> post(owner.authorization()).statusCode())
                .toList();
        assertThat(rest).containsExactly(202, 202, 202, 202, 202, 202, 503);
    }

    private HttpResponse<String> post(String authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/generate".formatted(port)))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"template_type": "function", "description": "a function add(a, b)"}
                        """));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
