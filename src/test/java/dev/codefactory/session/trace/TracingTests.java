package dev.codefactory.session.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.StartedService;
import dev.codefactory.database.TestPostgres;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TracingTests {

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    @Test
    void anExecutionIsOneTraceThatItsIdFinds() throws Exception {
        var properties = Map.of(
                "codefactory.llm.provider", "practice",
                "codefactory.llm.practice.pace", "0",
                "management.opentelemetry.tracing.export.schedule-delay", "50ms");
        try (var service = StartedService.startOn(TestPostgres.newDatabase(), properties, Map.of("spans", exported))) {
            var execution = runAnExample(service);
            var trace = execution.replace("-", "");
            await().until(() ->
                    of(trace).stream().anyMatch(span -> span.getName().startsWith("execution ")));

            var spans = of(trace);
            var root = one(spans, "execution function");
            var generation = one(spans, "step code_generation");
            var call = spans.stream()
                    .filter(span -> span.getName().equals("chat practice"))
                    .filter(span -> span.getParentSpanId().equals(generation.getSpanId()))
                    .toList();
            assertThat(root.getParentSpanId()).isEqualTo(SpanId.getInvalid());
            assertThat(generation.getParentSpanId()).isEqualTo(root.getSpanId());
            assertThat(call)
                    .singleElement()
                    .satisfies(span -> assertThat(attributes(span))
                            .containsEntry("gen_ai.operation.name", "chat")
                            .containsEntry("gen_ai.provider.name", "practice")
                            .containsEntry("gen_ai.response.model", "practice")
                            .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"));
            var validation = one(spans, "step code_validation");
            assertThat(spans)
                    .filteredOn(span -> span.getParentSpanId().equals(validation.getSpanId()))
                    .filteredOn(span -> span.getName().startsWith("gate "))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(gate -> assertThat(attributes(gate)).containsKey("codefactory.gate.status"));
            assertThat(attributes(root)).containsEntry("codefactory.execution.id", execution);
            assertThat(spans)
                    .filteredOn(span -> span.getName().equals("sandbox run"))
                    .isNotEmpty()
                    .allSatisfy(run -> {
                        assertThat(attributes(run))
                                .containsKeys("codefactory.sandbox.kind", "codefactory.sandbox.outcome");
                        assertThat(spans).anyMatch(span -> span.getSpanId().equals(run.getParentSpanId()));
                    });
            assertThat(spans.toString()).doesNotContain("palindrome");
            assertThat(exported.getFinishedSpanItems())
                    .as("what the service does every so often is no trace")
                    .noneMatch(span -> span.getName().startsWith("task "));
        }
    }

    private List<SpanData> of(String trace) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    private static SpanData one(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> attributes(SpanData span) {
        var all = new TreeMap<String, String>();
        span.getAttributes().forEach((key, value) -> all.put(key.getKey(), value.toString()));
        return all;
    }

    private static String runAnExample(StartedService service) throws Exception {
        var body = """
                {"template_type": "function",
                 "description": "Write a function is_palindrome(text) that ignores case, spaces and punctuation."}
                """;
        var json = new JsonMapper();
        try (var http = HttpClient.newHttpClient()) {
            var token = "Bearer " + service.token("tracer");
            var accepted = http.send(
                    HttpRequest.newBuilder(service.url().resolve("/api/v1/generate"))
                            .header("Authorization", token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(accepted.statusCode()).isEqualTo(202);
            var location = accepted.headers().firstValue("Location").orElseThrow();
            var ended = http.send(
                    HttpRequest.newBuilder(service.url().resolve(location + "?wait=60s"))
                            .header("Authorization", token)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(json.readTree(ended.body()).path("finished_at").isNull()).isFalse();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }
}
