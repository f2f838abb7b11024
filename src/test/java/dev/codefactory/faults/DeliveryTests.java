package dev.codefactory.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** F12 and F14: the same request many times over, and more requests than there is room for. */
@FaultTest
class DeliveryTests {

    private static final String REQUEST = """
            {"template_type": "function", "description": "add two numbers once"}
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    Requests requests;

    @Autowired
    FaultyPostgres postgres;

    @Autowired
    DataSource dataSource;

    @LocalServerPort
    int port;

    @Test
    void theSameRequestFiftyTimesAtOnceIsOneExecution(FaultTable table) throws Exception {
        var authorization = requests.authorization();
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> generateUntilAnswered(authorization, "once-only"));
        }

        var begun = System.nanoTime();
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        var ids = answers.stream().map(DeliveryTests::execution).distinct().toList();
        assertThat(ids).hasSize(1);
        assertThat(generate(authorization, "once-only", REQUEST.replace("once", "twice"))
                        .statusCode())
                .isEqualTo(422);
        requests.await(ids);
        assertThat(new Invariants(postgres.direct()).violationsAtRest()).isEmpty();
        table.add("F12 one request 50 times", new Row(1, 0, 0, 0, Duration.ofNanos(System.nanoTime() - begun)));
    }

    @Test
    void withoutAFreeConnectionCallersAreToldToComeAgain(FaultTable table) throws Exception {
        var authorization = requests.authorization();
        var held = new ArrayList<Connection>();
        var begun = System.nanoTime();
        try {
            holdAll(held);
            var answer = generate(authorization, "no-room", REQUEST);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
        assertThat(generate(authorization, "no-room", REQUEST).statusCode()).isEqualTo(202);
        table.add("F14 connection pool exhausted", new Row(1, 0, 0, 0, Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** As a caller does who is told to come again. */
    private HttpResponse<String> generateUntilAnswered(String authorization, String key)
            throws IOException, InterruptedException {
        while (true) {
            var answer = generate(authorization, key, REQUEST);
            if (answer.statusCode() != 503) {
                return answer;
            }
        }
    }

    /** Until the pool has no more to give. */
    private void holdAll(List<Connection> held) {
        try {
            while (true) {
                held.add(dataSource.getConnection());
            }
        } catch (SQLException e) {
            assertThat(held).isNotEmpty();
        }
    }

    private HttpResponse<String> generate(String authorization, String key, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/generate".formatted(port)))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static ExecutionId execution(HttpResponse<String> answer) {
        return new ExecutionId(UUID.fromString(
                JsonMapper.shared().readTree(answer.body()).get("execution_id").asString()));
    }
}
