package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several nodes on one database, each a whole service. */
class ClusterTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String database = TestPostgres.newDatabase();
    private final AtomicBoolean stalls = new AtomicBoolean(true);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<StartedService, String> tokens = new HashMap<>();
    private OllamaStandIn ollama;

    @BeforeEach
    void startOllama() {
        ollama = OllamaStandIn.start();
        ollama.model("qwen2.5-coder:7b").replyWith(this::reply);
    }

    @AfterEach
    void stopOllama() {
        ollama.close();
        http.close();
    }

    @Test
    void cancellingOnOneNodeAbortsTheModelCallOfAnother() throws Exception {
        try (var first = node(Map.of())) {
            var execution = submit(first);
            awaitModelCall();
            try (var second = node(Map.of())) {
                var cancelled = send(request(second, execution).DELETE());

                assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
                await().atMost(PATIENCE).until(() -> ollama.counts().inFlight() == 0);
            }
        }
    }

    @Test
    void aNodeThatIsToldToStopHandsItsWorkOverAndTheAttemptDoesNotCount() throws Exception {
        try (var first = node(Map.of("codefactory.queue.drain", "1s"))) {
            var execution = submit(first);
            awaitModelCall();
            try (var second = node(Map.of())) {
                stalls.set(false);
                first.stop();

                var ended = awaitEnd(second, execution);

                assertThat(ended.path("status").asString()).startsWith("completed");
                var steps = send(request(second, execution + "/steps").GET()).get("items");
                assertThat(steps.get(0).get("attempt").asInt()).isOne();
                assertThat(second.bean(QueueControl.class).view().nodes()).hasSize(1);
            }
        }
    }

    @Test
    void whileTheQueueIsPausedRequestsAreAcceptedAndNothingBegins() throws Exception {
        stalls.set(false);
        try (var service = node(Map.of())) {
            var queue = service.bean(QueueControl.class);
            queue.pause();
            var execution = submit(service);

            var lanes = queue.view().lanes();
            assertThat(lanes).singleElement().satisfies(lane -> {
                assertThat(lane.waiting()).isOne();
                assertThat(lane.admitted()).isZero();
            });
            assertThat(send(request(service, execution).GET()).path("status").asString())
                    .isEqualTo("queued");

            queue.resume();
            assertThat(awaitEnd(service, execution).path("status").asString()).startsWith("completed");
        }
    }

    @Test
    void aSecondNodeOfTheSameNameRefusesToStart() {
        var name = Map.of("codefactory.queue.node-name", "one", "codefactory.queue.dead-after", "3s");
        try (var _ = node(name)) {
            assertThatThrownBy(() -> node(name))
                    .rootCause()
                    .hasMessageContaining("A node named one is running already");
        }
    }

    private StartedService node(Map<String, ?> properties) {
        var all = new HashMap<String, Object>(properties);
        all.put("codefactory.llm.provider", "ollama");
        all.put("codefactory.llm.ollama.url", ollama.url());
        return StartedService.startOn(database, all);
    }

    private String submit(StartedService service) throws IOException, InterruptedException {
        var body = """
                {"template_type": "function", "description": "a function add(a, b) that adds two numbers"}
                """;
        var accepted = send(request(service, "/api/v1/generate").POST(HttpRequest.BodyPublishers.ofString(body)));
        return "/api/v1/executions/" + accepted.get("execution_id").asString();
    }

    private void awaitModelCall() {
        await().atMost(PATIENCE).until(() -> ollama.counts().inFlight() > 0);
    }

    private JsonNode awaitEnd(StartedService service, String execution) throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .until(() -> send(request(service, execution).GET())
                        .path("finished_at")
                        .isString());
        return send(request(service, execution).GET());
    }

    private Reply reply(ChatRequest request) {
        if (stalls.get()) {
            return Reply.text("{").with(Fault.stallAfter(0));
        }
        return request.format() != null
                ? Reply.text("""
                        {"summary": "Add two numbers", "functional": [], "non_functional": [], "constraints": [],
                         "edge_cases": [], "acceptance_criteria": []}
                        """)
                : Reply.text("solution.py\n```python\ndef add(a, b):\n    return a + b\n```\n");
    }

    private HttpRequest.Builder request(StartedService service, String path) {
        var token = tokens.computeIfAbsent(service, some -> some.token("owner"));
        return HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JsonMapper.shared().readTree(response.body());
    }
}
