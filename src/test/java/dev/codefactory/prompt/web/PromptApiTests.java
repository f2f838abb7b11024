package dev.codefactory.prompt.web;

import static dev.codefactory.prompt.web.PromptApi.JSON;
import static dev.codefactory.prompt.web.PromptApi.PROMPT;
import static dev.codefactory.prompt.web.PromptApi.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prompts over HTTP: reading is for every caller, changing for the admin. */
@ChainTest
@Import(TestTokens.class)
class PromptApiTests {

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Value("${codefactory.prompts.directory}")
    Path folder;

    private PromptApi api = new PromptApi(0, "");

    @BeforeEach
    void theAdmin() throws IOException {
        jdbc.sql("delete from prompt_version where origin <> 'shipped'").update();
        jdbc.sql("update prompt_version set effective = true, activated = 1").update();
        jdbc.sql("update prompt set tended = false").update();
        api = new PromptApi(port, Files.readString(adminToken).strip());
    }

    @Test
    void theShippedPromptsAreThereFromTheStart() throws Exception {
        var listed = api.read("/api/v1/prompts?step=nlp_analysis").path("items");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/effective_version").asInt()).isEqualTo(1);
        assertThat(listed.at("/0/chosen_by_hand").asBoolean()).isFalse();
        var pages = api.read("/api/v1/prompts?limit=1");
        assertThat(api.read("/api/v1/prompts?limit=1&after="
                                + pages.path("next").asString())
                        .at("/items/0/step"))
                .isNotEqualTo(pages.at("/items/0"));
        assertThat(api.read(PROMPT + "/versions/1").path("content").asString()).contains("requirements analyst");
        assertThat(api.read(PROMPT + "/versions/1").at("/variables/0/source").asString())
                .isEqualTo("user_input");
    }

    @Test
    void aVersionIsAddedComparedMadeEffectiveAndTakenBack() throws Exception {
        var made = api.post(PROMPT + "/versions", api.changed("requirements analyst", "careful analyst"));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var location = made.headers().firstValue("Location").orElseThrow();
        var number = api.read(location).path("version").asInt();
        assertThat(api.read(location).path("effective").asBoolean()).isFalse();
        assertThat(api.get(PROMPT + "/diff?from=1&to=" + number).body())
                .contains("-You are a requirements analyst", "+You are a careful analyst");
        var tag = api.get(PROMPT).headers().firstValue("ETag").orElseThrow();

        assertThat(api.post(location + "/activate", "").statusCode()).isEqualTo(428);
        assertThat(api.post(location + "/activate", "", "If-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(number);
        assertThat(api.get(PROMPT, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(api.problem(api.post(PROMPT + "/rollback", "", "If-Match", tag), 412))
                .endsWith("changed-meanwhile");
        assertThat(api.problem(api.send("DELETE", location, ""), 409)).endsWith("prompt-version-in-use");

        assertThat(api.post(PROMPT + "/rollback", "", "If-Match", "*").statusCode())
                .isEqualTo(200);
        assertThat(api.problem(api.post(PROMPT + "/rollback", "", "If-Match", "*"), 409))
                .endsWith("no-earlier-version");
        assertThat(api.read(PROMPT).path("effective_version").asInt()).isEqualTo(1);
        assertThat(api.send("DELETE", location, "").statusCode()).isEqualTo(204);
        assertThat(api.problem(api.get(location), 404)).endsWith("prompt-not-found");
    }

    @Test
    void theTextOfAVersionIsFoundByItsHash() throws Exception {
        var sha256 = api.read(PROMPT + "/versions").at("/items/0/sha256").asString();

        assertThat(api.get("/api/v1/prompts/texts/" + sha256).body()).contains("# System");
        assertThat(api.problem(api.get("/api/v1/prompts/texts/" + "0".repeat(64)), 404))
                .endsWith("prompt-not-found");
        assertThat(api.get("/api/v1/prompts/texts/abc").statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeAPromptIsRefusedByName() throws Exception {
        var answer = api.post(PROMPT + "/versions", api.changed("{{request}}", "{{wish}}"));

        assertThat(api.problem(answer, 400)).endsWith("invalid-request");
        assertThat(answer.body()).contains("content", "the variable wish without declaring it");
        assertThat(api.problem(api.post("/api/v1/prompts/no_step/any/any/versions", api.changed("a", "b")), 404))
                .endsWith("prompt-not-found");
        assertThat(api.get("/api/v1/prompts/nlp_analysis/cobol/any").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheAdminChangesPrompts() throws Exception {
        api = new PromptApi(port, tokens.of("somebody").token());

        assertThat(api.get(PROMPT).statusCode()).isEqualTo(200);
        assertThat(api.problem(api.post(PROMPT + "/versions", api.changed("a", "b")), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.post(PROMPT + "/versions/1/activate", "", "If-Match", "*"), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.post(PROMPT + "/rollback", "", "If-Match", "*"), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.send("DELETE", PROMPT + "/versions/1", ""), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.post(TRIALS, PromptApi.trial(2)), 403)).endsWith("admin-only");
        assertThat(api.problem(api.post(TRIALS + "/" + UUID.randomUUID() + "/promote", ""), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.post(TRIALS + "/" + UUID.randomUUID() + "/stop", ""), 403))
                .endsWith("admin-only");
        assertThat(api.problem(api.post("/api/v1/prompts/sync", "{}"), 403)).endsWith("admin-only");
    }

    @Test
    void theFolderAndThePromptsAreMadeTheSame() throws Exception {
        var file = folder.resolve("nlp_analysis/default.md");

        assertThat(synced("{\"dry_run\": true}")).isEqualTo("exported");
        assertThat(file).doesNotExist();
        assertThat(synced("{}")).isEqualTo("exported");
        Files.writeString(file, Files.readString(file).replace("requirements analyst", "patient analyst"));
        assertThat(synced("{}")).isEqualTo("imported");

        assertThat(api.read(PROMPT).path("effective_version").asInt()).isGreaterThan(1);
        assertThat(synced("{}")).isEqualTo("unchanged");
    }

    private String synced(String body) throws Exception {
        var answer = api.post("/api/v1/prompts/sync", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("items").values().stream()
                .filter(item -> item.path("file").asString().equals("nlp_analysis/default.md"))
                .map(item -> item.path("action").asString())
                .findFirst()
                .orElseThrow();
    }
}
