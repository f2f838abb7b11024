package dev.codefactory.prompt.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prompts over HTTP: reading is for every caller, changing for the admin. */
@ChainTest
@Import(TestTokens.class)
class PromptApiTests {

    private static final String PROMPT = "/api/v1/prompts/nlp_analysis/any/any";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    private String token = "";

    @BeforeEach
    void theAdmin() throws IOException {
        jdbc.sql("delete from prompt_version where origin <> 'shipped'").update();
        jdbc.sql("update prompt_version set effective = true, activated = 1").update();
        jdbc.sql("update prompt set tended = false").update();
        token = Files.readString(adminToken).strip();
    }

    @Test
    void theShippedPromptsAreThereFromTheStart() throws Exception {
        var listed = read("/api/v1/prompts?step=nlp_analysis").path("items");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/effective_version").asInt()).isEqualTo(1);
        assertThat(listed.at("/0/chosen_by_hand").asBoolean()).isFalse();
        var pages = read("/api/v1/prompts?limit=1");
        assertThat(read("/api/v1/prompts?limit=1&after=" + pages.path("next").asString())
                        .at("/items/0/step"))
                .isNotEqualTo(pages.at("/items/0"));
        assertThat(read(PROMPT + "/versions/1").path("content").asString()).contains("requirements analyst");
        assertThat(read(PROMPT + "/versions/1").at("/variables/0/source").asString())
                .isEqualTo("user_input");
    }

    @Test
    void aVersionIsAddedComparedMadeEffectiveAndTakenBack() throws Exception {
        var made = post(PROMPT + "/versions", changed("requirements analyst", "careful analyst"));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var location = made.headers().firstValue("Location").orElseThrow();
        var number = read(location).path("version").asInt();
        assertThat(read(location).path("effective").asBoolean()).isFalse();
        assertThat(get(PROMPT + "/diff?from=1&to=" + number).body())
                .contains("-You are a requirements analyst", "+You are a careful analyst");
        var tag = get(PROMPT).headers().firstValue("ETag").orElseThrow();

        assertThat(post(location + "/activate", "").statusCode()).isEqualTo(428);
        assertThat(post(location + "/activate", "", "If-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(read(PROMPT).path("effective_version").asInt()).isEqualTo(number);
        assertThat(get(PROMPT, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(problem(post(PROMPT + "/rollback", "", "If-Match", tag), 412))
                .endsWith("changed-meanwhile");
        assertThat(problem(send("DELETE", location, ""), 409)).endsWith("prompt-version-in-use");

        assertThat(post(PROMPT + "/rollback", "", "If-Match", "*").statusCode()).isEqualTo(200);
        assertThat(problem(post(PROMPT + "/rollback", "", "If-Match", "*"), 409))
                .endsWith("no-earlier-version");
        assertThat(read(PROMPT).path("effective_version").asInt()).isEqualTo(1);
        assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);
        assertThat(problem(get(location), 404)).endsWith("prompt-not-found");
    }

    @Test
    void theTextOfAVersionIsFoundByItsHash() throws Exception {
        var sha256 = read(PROMPT + "/versions").at("/items/0/sha256").asString();

        assertThat(get("/api/v1/prompts/texts/" + sha256).body()).contains("# System");
        assertThat(problem(get("/api/v1/prompts/texts/" + "0".repeat(64)), 404)).endsWith("prompt-not-found");
        assertThat(get("/api/v1/prompts/texts/abc").statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeAPromptIsRefusedByName() throws Exception {
        var answer = post(PROMPT + "/versions", changed("{{request}}", "{{wish}}"));

        assertThat(problem(answer, 400)).endsWith("invalid-request");
        assertThat(answer.body()).contains("content", "the variable wish without declaring it");
        assertThat(problem(post("/api/v1/prompts/no_step/any/any/versions", changed("a", "b")), 404))
                .endsWith("prompt-not-found");
        assertThat(get("/api/v1/prompts/nlp_analysis/cobol/any").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheAdminChangesPrompts() throws Exception {
        token = tokens.of("somebody").token();

        assertThat(get(PROMPT).statusCode()).isEqualTo(200);
        assertThat(problem(post(PROMPT + "/versions", changed("a", "b")), 403)).endsWith("admin-only");
        assertThat(problem(post(PROMPT + "/versions/1/activate", "", "If-Match", "*"), 403))
                .endsWith("admin-only");
        assertThat(problem(post(PROMPT + "/rollback", "", "If-Match", "*"), 403))
                .endsWith("admin-only");
        assertThat(problem(send("DELETE", PROMPT + "/versions/1", ""), 403)).endsWith("admin-only");
    }

    private String changed(String from, String to) throws Exception {
        var text = read(PROMPT + "/versions/1").path("content").asString();
        return json.writeValueAsString(Map.of("content", text.replace(from, to), "note", "try it"));
    }

    private String problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body()).path("type").asString();
    }

    private JsonNode read(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
