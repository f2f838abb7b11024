package dev.codefactory.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.QueueControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schedules over HTTP. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"codefactory.llm.provider=practice", "codefactory.schedule.max-per-owner=3"})
@Import({TestPostgres.class, TestTokens.class})
class ScheduleApiTests {

    private static final String PATH = "/api/v1/schedules";
    private static final String REQUEST = """
            {"template_type": "function", "description": "add two numbers"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    QueueControl queue;

    @Autowired
    JdbcClient jdbc;

    private String authorization = "";

    @BeforeEach
    void anOwnerOfItsOwn() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        queue.pause();
    }

    @Test
    void aScheduleIsShownAsItWasMade() throws Exception {
        var made = create("nightly");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var location = made.headers().firstValue("Location").orElseThrow();

        var seen = send("GET", location, null);

        var schedule = json.readTree(seen.body());
        assertThat(schedule).isEqualTo(json.readTree(made.body()));
        assertThat(schedule.path("cron").asString()).isEqualTo("30 2 * * 1-5");
        assertThat(schedule.path("time_zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(schedule.path("missed").asString()).isEqualTo("run_once");
        assertThat(schedule.path("overlap").asString()).isEqualTo("skip");
        assertThat(schedule.path("state").asString()).isEqualTo("active");
        assertThat(schedule.path("next_runs")).hasSize(5);
        assertThat(schedule.path("last_run").isNull()).isTrue();
        assertThat(schedule.at("/request/description").asString()).isEqualTo("add two numbers");
        var tag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(send("GET", location, null, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void everythingARequestCanSayIsKept() throws Exception {
        var request = (ObjectNode) json.readTree("""
                {"template_type": "function", "template_version": 1, "description": "add \\u2603",
                 "config": {"project": {"name": "shop", "language": "typescript", "style_guide": "s"},
                            "models": {"code": "m:1"}, "security": {"auth_required": true},
                            "testing": {"include_unit_tests": true, "test_coverage_target": 0.5},
                            "repair": {"max_rounds": 1}, "cache": false, "candidates": 2},
                 "files": [{"path": "a.ts", "content": "export const a = 1;\\n"}],
                 "acceptance_tests": {"files": [{"path": "a.test.ts", "content": "x"}], "command": "true"},
                 "target": {"path": "b.ts", "entry_point": "b"}, "priority": 7}""");

        var made = read(send("POST", PATH, body("full", "0 3 * * *", request.toString())));

        assertThat(withoutNulls(made.path("request"))).isEqualTo(request);
        var run = send("POST", PATH + "/" + made.path("id").asString() + "/run", null);
        assertThat(run.statusCode()).as(run.body()).isEqualTo(202);
        var execution = read(send("GET", run.headers().firstValue("Location").orElseThrow(), null));
        assertThat(execution.path("language").asString()).isEqualTo("typescript");
        assertThat(execution.path("priority").asInt()).isEqualTo(7);
    }

    @Test
    void theListIsPagedAndFilteredAndHasNoRequests() throws Exception {
        var first = read(create("Nightly one")).path("id").asString();
        read(create("nightly two"));
        read(create("weekly"));
        read(send("POST", PATH + "/" + first + "/pause", null));

        assertThat(names("?limit=2")).containsExactly("weekly", "nightly two");
        var after = read(send("GET", PATH + "?limit=2", null)).path("next").asString();
        assertThat(names("?limit=2&after=" + after)).containsExactly("Nightly one");
        assertThat(names("?q=NIGHTLY")).containsExactly("nightly two", "Nightly one");
        assertThat(names("?state=paused")).containsExactly("Nightly one");
        assertThat(read(send("GET", PATH, null)).at("/items/0/request").isNull())
                .isTrue();
    }

    @Test
    void nobodyElseFindsIt() throws Exception {
        var address = PATH + "/" + read(create("mine")).path("id").asString();
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();

        for (var asked : new String[] {"GET ", "DELETE ", "POST /pause", "POST /resume", "POST /run", "GET /runs"}) {
            var parts = asked.split(" ", 2);
            assertThat(send(parts[0], address + parts[1], null).statusCode())
                    .as(asked)
                    .isEqualTo(404);
        }
        assertThat(send("PUT", address, body("x", "0 3 * * *", REQUEST), "If-Match", "*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(send("GET", PATH, null)).path("items")).isEmpty();
    }

    @Test
    void whatOthersChangedIsNotOverwritten() throws Exception {
        var made = create("v1");
        var address = made.headers().firstValue("Location").orElseThrow();
        var tag = made.headers().firstValue("ETag").orElseThrow();
        var body = body("v2", "0 4 * * *", REQUEST);

        assertThat(send("PUT", address, body).statusCode()).isEqualTo(428);
        var changed = send("PUT", address, body, "If-Match", tag);
        assertThat(read(changed).path("name").asString()).isEqualTo("v2");
        assertThat(send("PUT", address, body, "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(send("DELETE", address, null, "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(send("DELETE", address, null).statusCode()).isEqualTo(204);
        assertThat(send("GET", address, null).body()).contains("schedule-not-found");
    }

    @Test
    void itIsPausedResumedAndRunByHand() throws Exception {
        var address = create("d").headers().firstValue("Location").orElseThrow();

        var paused = read(send("POST", address + "/pause", null));
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.path("next_runs")).isEmpty();
        assertThat(read(send("POST", address + "/resume", null)).path("next_runs"))
                .hasSize(5);

        var run = send("POST", address + "/run", null);
        assertThat(run.statusCode()).isEqualTo(202);
        var execution = read(run).path("execution_id").asString();
        assertThat(run.headers().firstValue("Location")).contains("/api/v1/executions/" + execution);
        assertThat(send("POST", address + "/run", null).body()).contains("schedule-still-running");
        assertThat(read(send("GET", address, null)).at("/last_run/execution_id").asString())
                .isEqualTo(execution);
        assertThat(read(send("GET", address + "/runs?outcome=started", null)).path("items"))
                .hasSize(1);
        assertThat(read(send("GET", address + "/runs?outcome=refused", null)).path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'cron': '0 0 3 * * *' | cron | five fields",
                "'cron': '99 * * * *' | cron | cannot be read",
                "'cron': '0 0 31 2 *' | cron | comes",
                "'time_zone': 'Berlin' | time_zone | Europe/Berlin",
                "'missed': 'all' | missed | run_once",
                "'name': '' | name | must not be blank",
                "'request': {'template_type': 'function'} | request.description | must not be blank",
                "'request': {'template_type': 'gone', 'description': 'x'} | request.template_type | template",
                "'request': {'template_type': 'function', 'description': 'x', 'dry_run': true} | request.dry_run | left out",
                "'request': {'template_type': 'function', 'description': 'x', 'nonsense': 1} | request.nonsense | ",
                "'retries': 3 | retries | ",
            })
    void whatIsWrongIsNamedByItsField(String wrong, String field, String remedy) throws Exception {
        var body = (ObjectNode) json.readTree(body("d", "0 3 * * *", REQUEST));
        body.setAll((ObjectNode) json.readTree("{" + wrong.replace('\'', '"') + "}"));

        var answer = send("POST", PATH, body.toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var error = json.readTree(answer.body()).at("/errors/0");
        assertThat(error.path("field").asString()).as(answer.body()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(remedy == null ? "" : remedy);
    }

    @Test
    void thereAreAsManyAsMayBe() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(create("d").statusCode()).isEqualTo(201);
        }

        var refused = create("d");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("too-many-schedules", "Delete one");
    }

    @Test
    void theServiceLooksForWhatIsDueByItself() throws Exception {
        var id = read(create("d")).path("id").asString();
        jdbc.sql("update schedule set next_run_at = now() - interval '1 second' where id = :id::uuid")
                .param("id", id)
                .update();

        await().until(() ->
                read(send("GET", PATH + "/" + id + "/runs", null)).path("items").size() == 1);

        var run = read(send("GET", PATH + "/" + id, null)).path("last_run");
        assertThat(run.path("trigger").asString()).isEqualTo("clock");
        assertThat(run.path("outcome").asString()).isEqualTo("started");
    }

    private HttpResponse<String> create(String name) throws IOException, InterruptedException {
        return send("POST", PATH, body(name, "30 2 * * 1-5", REQUEST));
    }

    private static String body(String name, String cron, String request) {
        return """
                {"name": "%s", "cron": "%s", "time_zone": "Europe/Berlin", "request": %s}""".formatted(name, cron, request);
    }

    private List<String> names(String query) throws IOException, InterruptedException {
        return read(send("GET", PATH + query, null)).path("items").findValuesAsString("name");
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return json.readTree(answer.body());
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(property -> property.getValue().isNull());
            object.properties().forEach(property -> withoutNulls(property.getValue()));
        }
        return node;
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
