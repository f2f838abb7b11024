package dev.codefactory.planning.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.access.TestTokens.Identity;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.planning.document.Documents;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.session.ChainTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of a task document over HTTP, from draft to evidence. */
@ChainTest
@Import(TestTokens.class)
class DocumentApiTests {

    private static final String PATH = "/api/v1/planning/documents";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JsonMapper json;

    private Identity identity = new Identity(new Owner(UUID.randomUUID()), "", "");

    @BeforeEach
    void anOwnerOfItsOwn() {
        identity = tokens.of(UUID.randomUUID().toString());
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
    }

    @Test
    void nothingIsBuiltBeforeTheDocumentIsApproved() throws Exception {
        var address = created(Documents.sound(), false);

        assertThat(attach(address, "T1", execution()).statusCode()).isEqualTo(409);

        assertThat(post(address + "/submit", "").statusCode()).isEqualTo(200);
        assertThat(approve(address).statusCode()).isEqualTo(200);
        var attached = attach(address, "T1", execution());
        assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
        assertThat(read(attached).path("status").asString()).isEqualTo("implementation");
    }

    @Test
    void evidenceTicksATaskWhenItsExecutionEndsAndFlagsWhatNobodyPlanned() throws Exception {
        var address = approved();
        var execution = execution();
        attach(address, "T1", execution);

        get("/api/v1/executions/%s?wait=60s".formatted(execution));

        var view = read(get(address));
        assertThat(view.path("tasks").path(0).path("ticked").asBoolean())
                .as(view.toPrettyString())
                .isTrue();
        assertThat(view.path("tasks").path(1).path("ticked").asBoolean()).isFalse();
        assertThat(view.path("unplanned_files").path(0).path("path").asString()).isEqualTo("solution.py");
        assertThat(get(address + "/markdown").body()).contains("- [x] **T1**", "- [ ] **T2**");
    }

    @Test
    void anExecutionThatHasEndedDecidesAtOnce() throws Exception {
        var address = approved();
        var execution = execution();
        get("/api/v1/executions/%s?wait=60s".formatted(execution));

        var view = read(attach(address, "T2", execution));

        assertThat(view.path("tasks").path(1).path("ticked").asBoolean()).isTrue();
    }

    @Test
    void anOpenChangeRequestKeepsItFromBeingApproved() throws Exception {
        var address = created(Documents.sound(), false);
        post(address + "/submit", "");
        var request = read(post(
                address + "/comments", "{\"kind\": \"change_request\", \"section\": \"plan\", \"body\": \"why?\"}"));

        var refused = approve(address);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(read(refused).path("reasons").toString())
                .contains(request.path("id").asString());
        post("%s/comments/%s/resolve".formatted(address, request.path("id").asString()), "{\"resolution\": \"said\"}");
        assertThat(approve(address).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrokenRuleKeepsItFromBeingApproved() throws Exception {
        var address = created(TaskDocument.titled("Later"), true);

        assertThat(read(post(address + "/submit", "")).path("status").asString())
                .isEqualTo("in_review");
        assertThat(read(approve(address)).path("reasons").toString()).contains("0 phases", "success criterion");
    }

    @Test
    void unattendedItIsApprovedAsSoonAsItIsSubmitted() throws Exception {
        var view = read(post(created(Documents.sound(), true) + "/submit", ""));

        assertThat(view.path("status").asString()).isEqualTo("approved");
        assertThat(view.path("approval").path("by").asString()).isEqualTo("auto_approve");
    }

    @Test
    void anotherContentHasToBeApprovedAgain() throws Exception {
        var address = approved();

        var revised = put(address, Map.of("content", TaskDocument.titled("Something else")), etag(address));

        assertThat(read(revised).path("status").asString()).isEqualTo("in_review");
        assertThat(read(revised).path("revision").asInt()).isEqualTo(2);
        assertThat(read(revised).path("approval").isNull()).isTrue();
        var diff = read(get(address + "/diff?from=1&to=2"));
        assertThat(diff.path("unified").asString()).contains("-# Charge orders once", "+# Something else");
        assertThat(read(get(address + "/revisions")).path("items").size()).isEqualTo(2);
        assertThat(read(get(address + "/revisions/1"))
                        .path("content")
                        .path("title")
                        .asString())
                .isEqualTo("Charge orders once");
    }

    @Test
    void onlyTheVersionThatWasReadIsChanged() throws Exception {
        var address = created(Documents.sound(), false);
        var tag = etag(address);
        var body = Map.of("content", TaskDocument.titled("Mine"), "reason", "mine");

        assertThat(put(address, body, null).statusCode()).isEqualTo(428);
        assertThat(put(address, body, tag).statusCode()).isEqualTo(200);
        assertThat(put(address, body, tag).statusCode()).isEqualTo(412);
    }

    @Test
    void markdownIsEditedByHandAndPutBack() throws Exception {
        var address = created(Documents.sound(), false);
        var edited = get(address + "/markdown")
                .body()
                .replace("[ ] **T1**", "[x] **T1**")
                .replace("Customers are charged twice.", "Customers pay twice.");

        var imported = putMarkdown(address, edited, etag(address));

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        var view = read(imported);
        assertThat(view.path("notes").path(0).path("message").asString()).contains("only evidence");
        assertThat(view.at("/document/content/context/text").asString()).isEqualTo("Customers pay twice.");
        assertThat(view.at("/document/tasks/0/ticked").asBoolean()).isFalse();

        var refused = putMarkdown(address, edited.replace("## 7. Frontend", "## 7. Back yard"), etag(address));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(read(refused).at("/errors/0/field").asString()).startsWith("line ");
    }

    @Test
    void existingCodeFillsSectionTwo() throws Exception {
        var address = created(Documents.sound(), false);

        var view = read(post(
                address + "/analysis",
                "{\"files\": [{\"path\": \"requirements.txt\", \"content\": \"flask==3.0.2\"}]}"));

        assertThat(view.at("/content/current_state/statements/0/text").asString())
                .isEqualTo("Flask ==3.0.2");
        assertThat(post(address + "/analysis", "{\"files\": [{\"path\": \"../a\", \"content\": \"\"}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsOpenIsNotComplete() throws Exception {
        var address = approved();
        attach(address, "T1", execution());

        var refused = post(address + "/complete", "{\"confirmed\": [\"C1\"]}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(read(refused).path("reasons").toString())
                .contains("task T2 is not done", "criterion C3 is not met", "C1 is no manual criterion");
    }

    @Test
    void whatMarkdownCannotCarryIsRefused() throws Exception {
        var broken = json.writeValueAsString(Map.of("content", Map.of("title", "t", "overview", "```\nopen")));

        var refused = post(PATH, broken);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(read(refused).at("/errors/0/field").asString()).isEqualTo("overview");
    }

    @Test
    void strangersSeeNothing() throws Exception {
        var address = created(Documents.sound(), false);
        identity = tokens.of(UUID.randomUUID().toString());

        for (var path : List.of(
                "", "/markdown", "/revisions", "/revisions/1", "/diff?from=1&to=1", "/comments", "/executions")) {
            assertThat(get(address + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(read(get(PATH)).path("items").isEmpty()).isTrue();
    }

    @Test
    void listsAreFiltered() throws Exception {
        created(Documents.sound(), false);
        post(created(TaskDocument.titled("Refunds"), false) + "/submit", "");

        assertThat(read(get(PATH + "?status=in_review")).path("items").size()).isEqualTo(1);
        assertThat(read(get(PATH + "?q=charge")).path("items").size()).isEqualTo(1);
        assertThat(read(get(PATH + "?limit=1")).path("next").isNull()).isFalse();
    }

    private String approved() throws Exception {
        var address = created(Documents.sound(), true);
        post(address + "/submit", "");
        return address;
    }

    private String created(TaskDocument content, boolean autoApprove) throws Exception {
        var made = post(PATH, json.writeValueAsString(Map.of("content", content, "auto_approve", autoApprove)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private String execution() throws Exception {
        var body = "{\"template_type\": \"function\", \"description\": \"Write a function add(a, b).\"}";
        return read(post("/api/v1/generate", body)).path("execution_id").asString();
    }

    private HttpResponse<String> attach(String address, String task, String execution) throws Exception {
        return send(request("%s/tasks/%s/executions/%s".formatted(address, task, execution))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"check\": \"gate: syntax\"}")));
    }

    private HttpResponse<String> approve(String address) throws Exception {
        return send(
                request(address + "/approve").header("If-Match", etag(address)).POST(BodyPublishers.noBody()));
    }

    private String etag(String address) throws Exception {
        return get(address).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> put(String address, Map<String, ?> body, @Nullable String tag) throws Exception {
        var request = request(address).header("Content-Type", "application/json");
        return send((tag == null ? request : request.header("If-Match", tag))
                .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpResponse<String> putMarkdown(String address, String markdown, String tag) throws Exception {
        return send(request(address + "/markdown")
                .header("Content-Type", "text/markdown")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(markdown)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request = request(path);
        return send(
                body.isEmpty()
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Authorization", identity.authorization());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode read(HttpResponse<String> response) {
        return json.readTree(response.body());
    }
}
