package dev.codefactory.planning.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.access.TestTokens.Identity;
import dev.codefactory.planning.proposal.Proposals;
import dev.codefactory.session.ChainTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proposals over HTTP: seen, edited, applied as a whole. */
@ChainTest
@Import(TestTokens.class)
class ProposalApiTests {

    private static final String ORDERS = """
            {"ref": {"element": "Orders"}, "type": "module", "depends_on": [{"element": "Users"}]}""";
    private static final String USERS = """
            {"ref": {"element": "Users"}, "type": "database_model"}""";
    private static final String SEND = """
            {"ref": {"element": "Orders", "task": "Send"}, "prompt": "Send it", "code_language": "go",
             "depends_on": [{"element": "Orders", "task": "Store"}]}""";
    private static final String STORE = """
            {"ref": {"element": "Orders", "task": "Store"}, "prompt": "Store it"}""";
    private static final String BROKEN = """
            {"ref": {"element": "Orders", "task": "Lose"}, "prompt": "x", "depends_on": [{"element": "Orders", "task": "?"}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    Proposals proposals;

    private Identity identity = new Identity(new Owner(UUID.randomUUID()), "", "");
    private String project = "";

    @BeforeEach
    void aProjectOfItsOwn() throws Exception {
        identity = tokens.of(UUID.randomUUID().toString());
        project = "/api/v1/projects/"
                + read(send("POST", "/api/v1/projects", "{\"name\": \"shop\"}"))
                        .path("id")
                        .asString();
    }

    @Test
    void whatIsAppliedIsThereAsProposed() throws Exception {
        var address = proposed(false, ORDERS, USERS, SEND, STORE);
        assertThat(count("elements")).isZero();

        var applied = send("POST", address + "/apply", "");

        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertThat(read(applied).path("status").asString()).isEqualTo("applied");
        assertThat(count("elements")).isEqualTo(2);
        var tasks = read(send("GET", project + "/tasks", "")).path("items");
        assertThat(tasks).hasSize(2);
        var store = read(send("GET", project + "/tasks?q=store", ""))
                .at("/items/0/id")
                .asString();
        var send = read(send("GET", project + "/tasks?q=send", "")).at("/items/0/dependencies");
        assertThat(send)
                .singleElement()
                .satisfies(id -> assertThat(id.asString()).isEqualTo(store));
        var again = send("POST", address + "/apply", "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(read(again).path("type").asString()).endsWith("proposal-decided");
    }

    @Test
    void aBrokenItemIsInTheWayUntilItIsMendedOrLeftOut() throws Exception {
        var address = proposed(false, ORDERS, USERS, STORE, BROKEN);
        var item = read(send("GET", address, "")).path("items").path(3);
        assertThat(item.path("state").asString()).isEqualTo("broken");

        assertThat(send("POST", address + "/apply", "").statusCode()).isEqualTo(409);
        assertThat(count("elements")).isZero();
        var mended =
                send("PATCH", "%s/items/%s".formatted(address, item.path("id").asString()), "{\"depends_on\": []}");
        assertThat(read(mended).path("items").path(3).path("state").asString()).isEqualTo("ok");
        assertThat(send("POST", address + "/apply", "").statusCode()).isEqualTo(200);
        assertThat(count("tasks")).isEqualTo(2);
    }

    @Test
    void unattendedTheSoundItemsAreAppliedAtOnce() throws Exception {
        var view = read(send("GET", proposed(true, ORDERS, USERS, STORE, BROKEN), ""));

        assertThat(view.path("status").asString()).isEqualTo("applied");
        assertThat(view.path("decided_by").asString()).isEqualTo("auto_approve");
        assertThat(count("tasks")).isEqualTo(1);
    }

    @Test
    void aProposalForAProjectThatHasChangedIsRefreshedFirst() throws Exception {
        var address = proposed(false, USERS);
        send("POST", project + "/elements", "{\"name\": \"Users\", \"type\": \"module\"}");

        assertThat(read(send("GET", address, "")).path("status").asString()).isEqualTo("stale");
        var refused = send("POST", address + "/apply", "");
        assertThat(read(refused).path("type").asString()).endsWith("proposal-stale");
        var fresh = read(send("POST", address + "/refresh", ""));
        assertThat(fresh.path("status").asString()).isEqualTo("open");
        assertThat(fresh.path("items").path(0).path("change").asString()).isEqualTo("changed");
        assertThat(send("POST", address + "/apply", "").statusCode()).isEqualTo(200);
        assertThat(count("elements")).isEqualTo(1);
    }

    @Test
    void dependenciesMayTurnAroundAndWhatIsNeededNoMoreMayGo() throws Exception {
        send("POST", proposed(false, ORDERS, USERS, SEND, STORE) + "/apply", "");

        var address = proposed(false, """
                {"ref": {"element": "Orders", "task": "Store"}, "depends_on": [{"element": "Orders", "task": "Send"}]}""", """
                {"ref": {"element": "Orders", "task": "Send"}, "depends_on": []}""", """
                {"ref": {"element": "Orders"}, "depends_on": []}""", """
                {"ref": {"element": "Users"}, "remove": true}""");
        var applied = send("POST", address + "/apply", "");

        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertThat(count("elements")).isEqualTo(1);
        assertThat(read(send("GET", project + "/tasks?q=send", ""))
                        .at("/items/0/code_language")
                        .asString())
                .isEqualTo("go");
    }

    @Test
    void anItemThatCouldNotBeUnderstoodCostsItselfAlone() throws Exception {
        var id = read(send("POST", project + "/proposals", "{\"title\": \"t\", \"items\": [%s]}".formatted(USERS)))
                .path("id")
                .asString();
        var projectId = UUID.fromString(project.substring(project.lastIndexOf('/') + 1));
        proposals.addBroken(identity.owner(), projectId, UUID.fromString(id), "it is no JSON");

        var items =
                read(send("GET", "%s/proposals/%s".formatted(project, id), "")).path("items");

        assertThat(items.path(0).path("state").asString()).isEqualTo("ok");
        assertThat(items.path(1).path("reason").asString()).isEqualTo("it is no JSON");
    }

    @Test
    void whatIsRejectedStaysSo() throws Exception {
        var address = proposed(false, USERS);

        assertThat(read(send("POST", address + "/reject", "")).path("status").asString())
                .isEqualTo("rejected");
        assertThat(send("POST", address + "/items", STORE).statusCode()).isEqualTo(409);
        assertThat(read(send("GET", project + "/proposals?status=rejected", "")).path("items"))
                .hasSize(1);
    }

    @Test
    void strangersSeeNothing() throws Exception {
        var address = proposed(false, USERS);
        identity = tokens.of(UUID.randomUUID().toString());

        assertThat(send("GET", address, "").statusCode()).isEqualTo(404);
        assertThat(send("POST", address + "/apply", "").statusCode()).isEqualTo(404);
    }

    private String proposed(boolean autoApprove, String... items) throws Exception {
        var made = send(
                "POST",
                project + "/proposals",
                "{\"title\": \"t\", \"auto_approve\": %s, \"items\": [%s]}"
                        .formatted(autoApprove, String.join(", ", items)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private int count(String what) throws Exception {
        return read(send("GET", project + "/" + what, "")).path("items").size();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Authorization", identity.authorization())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(
                (body.isEmpty() ? request : request.header("Content-Type", "application/json")).build(),
                BodyHandlers.ofString());
    }

    private JsonNode read(HttpResponse<String> response) {
        return json.readTree(response.body());
    }
}
