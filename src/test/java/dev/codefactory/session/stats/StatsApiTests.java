package dev.codefactory.session.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger over HTTP, of executions that really ran. */
@ChainTest
@Import(TestTokens.class)
class StatsApiTests {

    private static final String PATH = "/api/v1/stats";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    private String authorization = "";

    @BeforeEach
    void anOwnerOfItsOwn() {
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
    }

    @Test
    void whatRanIsCountedWithItsFigures() throws Exception {
        run("python");

        var items = read(PATH + "?group_by=model,template,prompt,language").path("items");

        assertThat(items).hasSize(1);
        var entry = items.get(0);
        assertThat(entry.path("template").asString()).isEqualTo("function");
        assertThat(entry.path("language").asString()).isEqualTo("python");
        assertThat(entry.path("model").asString()).isNotEmpty();
        assertThat(entry.at("/prompt/key").asString()).startsWith("code_generation/");
        assertThat(entry.path("ended").asInt()).isOne();
        assertThat(entry.path("verified").asInt()).isOne();
        assertThat(entry.at("/verified_rate/rate").asDouble()).isOne();
        assertThat(entry.at("/verified_rate/lower").asDouble()).isBetween(0.2, 0.21);
        assertThat(entry.at("/seconds_to_working_code/median").isNumber())
                .as(entry.toString())
                .isTrue();
        assertThat(entry.at("/seconds_to_end/p95").asDouble())
                .isGreaterThanOrEqualTo(
                        entry.at("/seconds_to_working_code/median").asDouble());
        assertThat(entry.path("calls").asInt()).isEqualTo(2);
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        run("python");
        run("go");

        var first = read(PATH + "?group_by=language&limit=1");
        var second = read(PATH + "?group_by=language&limit=1&after="
                + URLEncoder.encode(first.path("next").asString(), StandardCharsets.UTF_8));

        assertThat(first.at("/items/0/language").asString()).isEqualTo("go");
        assertThat(second.at("/items/0/language").asString()).isEqualTo("python");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void onlyAnAdminCountsThoseOfOthers() throws Exception {
        run("python");
        assertThat(get(PATH + "?all=true").statusCode()).isEqualTo(403);
        authorization = "Bearer " + Files.readString(adminToken).strip();

        assertThat(read(PATH).path("items")).isEmpty();
        assertThat(read(PATH + "?all=true").path("items")).isNotEmpty();
    }

    @Test
    void whatSomebodyFoundWrongIsAFalseGreen() throws Exception {
        var audit = run("python") + "/audit";
        assertThat(get(audit).statusCode()).isEqualTo(404);
        assertThat(read(PATH).at("/items/0/false_green_rate").isNull()).isTrue();

        assertThat(put(audit, "{\"correct\": false, \"reason\": \"1 + 1 is 3\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(read(audit).path("reason").asString()).isEqualTo("1 + 1 is 3");
        assertThat(read(PATH).at("/items/0/audited").asInt()).isOne();
        assertThat(read(PATH).at("/items/0/false_greens").asInt()).isOne();
        assertThat(read(PATH).at("/items/0/false_green_rate/rate").asDouble()).isOne();
        assertThat(put(audit, "{\"correct\": true, \"reason\": \" \"}").statusCode())
                .isEqualTo(400);

        var own = authorization;
        authorization = tokens.of(UUID.randomUUID().toString()).authorization();
        assertThat(put(audit, "{\"correct\": true, \"reason\": \"not mine\"}").statusCode())
                .isEqualTo(404);
        authorization = own;

        http.send(request(audit).DELETE().build(), BodyHandlers.discarding());
        assertThat(read(PATH).at("/items/0/audited").asInt()).isZero();
    }

    @Test
    void onlyAVerdictCanBeAudited() throws Exception {
        ((ScriptedGateway) gateway).script(_ -> new LlmOutcome.Failed(LlmOutcome.Reason.REJECTED, "no", ""));
        var accepted = post("python");
        read(accepted + "?wait=60s");

        assertThat(put(accepted + "/audit", "{\"correct\": true, \"reason\": \"none\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "group_by, group_by=owner",
        "group_by, group_by=model%2Cowner",
        "from, from=yesterday",
        "to, to=%2B10000-01-01T00:00:00Z",
        "language, language=cobol",
        "limit, limit=0",
        "all, all=yes",
    })
    void whatMakesNoSenseIsRefusedByItsName(String field, String query) throws Exception {
        var answer = get(PATH + "?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    private String run(String language) throws IOException, InterruptedException {
        var location = post(language);
        assertThat(read(location + "?wait=60s").path("status").asString()).startsWith("completed");
        return location;
    }

    private String post(String language) throws IOException, InterruptedException {
        var request = """
                {"template_type": "function", "description": "add", "config": {"project": {"language": "%s"}}}
                """.formatted(language);
        var accepted = http.send(
                request("/api/v1/generate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request))
                        .build(),
                BodyHandlers.ofString());
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        return json.readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization);
    }
}
