package dev.codefactory.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.access.TestTokens;
import dev.codefactory.bench.queue.SseClients;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.event.PublishedEvents;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The event stream as clients on the network see it. */
@ChainTest
@Import(TestTokens.class)
class EventStreamTests {

    private static final int MEBIBYTE = 1 << 20;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    ApplicationContext context;

    private PublishedEvents events;
    private TestTokens.Identity owner;
    private UUID execution;

    @BeforeEach
    void anExecutionOfItsOwn() {
        events = new PublishedEvents(context::getBean);
        owner = tokens.of(UUID.randomUUID().toString());
        execution = events.execution(owner.owner().id());
    }

    @Test
    void manyClientsGetEveryEvent() throws Exception {
        var result = SseClients.run(service(), owner.token(), execution, 100, false, () -> {
            for (int i = 0; i < 50; i++) {
                events.publish(execution, "stage", Map.of("step", i));
            }
            events.publish(execution, "end", Map.of("status", "completed"));
            return null;
        });

        assertThat(result.received()).isEqualTo(100 * 51);
        assertThat(result.lost()).isZero();
        await().until(() -> events.watched() == 0);
    }

    @Test
    void eventsOfOtherNodesComeWithinASecond() throws Exception {
        try (var lines = follow("")) {
            var line = lines.iterator();

            events.publishElsewhere(execution, "stage");
            var published = System.nanoTime();

            assertThat(line.next()).isEqualTo("id:1");
            assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(Duration.ofSeconds(1));
            events.publishElsewhere(execution, "end");
            assertThat(lines(line)).contains("id:2", "event:end");
        }
    }

    @Test
    void theStreamClosesBehindTheEnd() throws Exception {
        try (var lines = follow("")) {
            events.publish(execution, "run", Map.of("status", "running"));
            events.publish(execution, "end", Map.of("status", "failed"));

            assertThat(lines.filter(line -> !line.startsWith("data:")))
                    .containsExactly("id:1", "event:run", "", "id:2", "event:end", "");
        }
    }

    @Test
    void whoHasSeenTheEndIsSentHome() throws Exception {
        events.publish(execution, "end", Map.of());

        try (var lines = follow("?after=1")) {
            assertThat(lines.filter(line -> !line.startsWith(":") && !line.isEmpty()))
                    .isEmpty();
        }
    }

    @Test
    void aStalledClientIsDroppedAndFindsTheRestWhenItComesBack() throws Exception {
        try (var stalled = new Socket()) {
            stalled.setReceiveBufferSize(4096);
            stalled.connect(new InetSocketAddress("localhost", port));
            stalled.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));

            var result = SseClients.run(service(), owner.token(), execution, 3, false, () -> {
                for (int i = 0; i < 400; i++) {
                    events.publish(execution, "log", Map.of("text", "x".repeat(8_000)));
                }
                events.publish(execution, "end", Map.of());
                return null;
            });
            await().atMost(Duration.ofSeconds(15)).until(() -> events.watched() == 0);

            assertThat(result.lost()).isZero();
            var got = whatIsLeft(stalled);
            assertThat(got.length()).isLessThan(MEBIBYTE);
            var last = got.lines()
                    .filter(line -> line.startsWith("id:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(3)))
                    .max()
                    .orElse(0);
            try (var rest = follow("?after=" + last)) {
                assertThat(rest.filter(line -> line.startsWith("id:")))
                        .containsExactlyElementsOf(IntStream.rangeClosed(last + 1, 401)
                                .mapToObj(id -> "id:" + id)
                                .toList());
            }
        }
    }

    private static Iterable<String> lines(Iterator<String> rest) {
        return () -> rest;
    }

    private static String whatIsLeft(Socket socket) throws IOException {
        var text = new StringBuilder();
        var bytes = new byte[8192];
        try {
            for (int n; (n = socket.getInputStream().read(bytes)) >= 0; ) {
                text.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // a reset is as good an end
        }
        return text.toString();
    }

    private Stream<String> follow(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        service().resolve("/api/v1/executions/%s/events%s".formatted(execution, query)))
                .header("Authorization", owner.authorization())
                .build();
        var response = http.send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private String request() {
        return "GET /api/v1/executions/%s/events HTTP/1.0\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(execution, owner.authorization());
    }

    private URI service() {
        return URI.create("http://localhost:" + port);
    }
}
