package dev.codefactory.session.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.access.TestTokens.Identity;
import dev.codefactory.code.Waiver;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An owner's waivers over HTTP, and which of them hold for an execution. */
@ChainTest
@Import(TestTokens.class)
class WaiverApiTests {

    private static final String PATH = "/api/v1/waivers";
    private static final String ONE = "00000000000000a1";
    private static final String OTHER = "00000000000000b2";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    Waivers waivers;

    @Autowired
    JdbcClient jdbc;

    private String name = "";
    private Identity identity = new Identity(new Owner(UUID.randomUUID()), "", "");

    @BeforeEach
    void anOwnerOfItsOwn() {
        name = UUID.randomUUID().toString();
        identity = tokens.of(name);
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
    }

    @Test
    void aWaiverCarriesTheNameOfWhoGaveIt() throws Exception {
        var made = post(PATH, waiver(ONE));

        assertThat(made.statusCode()).isEqualTo(201);
        var location = made.headers().firstValue("Location").orElseThrow();
        var seen = get(location);
        assertThat(json.readTree(seen.body())).isEqualTo(json.readTree(made.body()));
        assertThat(json.readTree(seen.body()).path("by").asString()).isEqualTo(name);
        var tag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(get(location, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void theListIsPagedAndFiltered() throws Exception {
        post(PATH, waiver(ONE));
        post(PATH, waiver(OTHER));
        expire(OTHER);

        var first = list("?limit=1");
        var second = list("?limit=1&after=" + first.path("next").asString());

        assertThat(first.path("items").findValuesAsString("fingerprint")).containsExactly(OTHER);
        assertThat(second.path("items").findValuesAsString("fingerprint")).containsExactly(ONE);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(fingerprints("?active=true")).containsExactly(ONE);
        assertThat(fingerprints("?active=false")).containsExactly(OTHER);
        assertThat(fingerprints("?fingerprint=" + ONE)).containsExactly(ONE);
        assertThat(fingerprints("?project_id=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void aFindingIsWaivedOnceUnlessTheWaiverHasExpired() throws Exception {
        post(PATH, waiver(ONE));
        assertThat(post(PATH, waiver(ONE)))
                .returns(409, HttpResponse::statusCode)
                .satisfies(answer -> assertThat(answer.body()).contains("waiver-exists"));

        expire(ONE);

        assertThat(post(PATH, waiver(ONE)).statusCode()).isEqualTo(201);
        assertThat(fingerprints("")).containsExactly(ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fingerprint': '123', 'reason': 'why'}                                                 | fingerprint",
                "{'fingerprint': '00000000000000a1', 'reason': ' '}                                      | reason",
                "{'fingerprint': '00000000000000a1'}                                                     | reason",
                "{'fingerprint': '00000000000000a1', 'reason': 'why', 'expires_at': '2020-01-01T00:00:00Z'} | expires_at",
                "{'fingerprint': '00000000000000a1', 'reason': 'why', 'by': 'somebody else'}             | by",
                "{'fingerprint': '00000000000000a1', 'reason': 'why', 'project_id': '00000000-0000-0000-0000-000000000001'} | project_id",
            })
    void whatMakesNoSenseIsRefusedByTheNameOfItsField(String body, String field) throws Exception {
        var answer = post(PATH, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(field);
    }

    @Test
    void anotherOwnerSeesNothingOfIt() throws Exception {
        var location = post(PATH, waiver(ONE)).headers().firstValue("Location").orElseThrow();
        identity = tokens.of(UUID.randomUUID().toString());

        assertThat(fingerprints("")).isEmpty();
        assertThat(get(location).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", location, "").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhatIsInForceHoldsForAnExecutionOfItsOwner() throws Exception {
        var project = json.readTree(
                        post("/api/v1/projects", "{\"name\": \"mine\"}").body())
                .path("id")
                .asString();
        post(PATH, waiver(ONE));
        post(PATH, waiver(OTHER));
        post(
                PATH,
                "{\"fingerprint\": \"00000000000000c3\", \"reason\": \"there\", \"project_id\": \"%s\"}"
                        .formatted(project));
        expire(OTHER);
        var mine = execution();
        var ofProject = execution();
        jdbc.sql("update execution set project_id = :project::uuid where id = :id")
                .param("project", project)
                .param("id", ofProject.value())
                .update();
        identity = tokens.of(UUID.randomUUID().toString());
        var foreign = execution();

        assertThat(waivers.inForce(mine).byFingerprint()).containsExactly(Map.entry(ONE, new Waiver("why", name)));
        assertThat(waivers.inForce(ofProject).byFingerprint()).containsOnlyKeys(ONE, "00000000000000c3");
        assertThat(waivers.inForce(foreign).byFingerprint()).isEmpty();
    }

    @Test
    void whatIsDeletedHoldsNoLonger() throws Exception {
        var location = post(PATH, waiver(ONE)).headers().firstValue("Location").orElseThrow();
        var execution = execution();
        assertThat(waivers.inForce(execution).byFingerprint()).hasSize(1);

        assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);

        assertThat(waivers.inForce(execution).byFingerprint()).isEmpty();
        assertThat(get(location).statusCode()).isEqualTo(404);
    }

    private static String waiver(String fingerprint) {
        return "{\"fingerprint\": \"%s\", \"reason\": \"why\"}".formatted(fingerprint);
    }

    private void expire(String fingerprint) {
        jdbc.sql("update waiver set expires_at = :then where fingerprint = :fingerprint and owner_id = :owner")
                .param("then", Timestamp.from(Instant.EPOCH))
                .param("fingerprint", fingerprint)
                .param("owner", identity.owner().id())
                .update();
    }

    private ExecutionId execution() throws IOException, InterruptedException {
        var accepted = post("/api/v1/generate", "{\"template_type\": \"function\", \"description\": \"add\"}");
        return new ExecutionId(UUID.fromString(
                json.readTree(accepted.body()).path("execution_id").asString()));
    }

    private JsonNode list(String query) throws IOException, InterruptedException {
        return json.readTree(get(PATH + query).body());
    }

    private Iterable<String> fingerprints(String query) throws IOException, InterruptedException {
        return list(query).path("items").findValuesAsString("fingerprint");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = request(path, "Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", identity.authorization());
        return headers.length == 0 ? request : request.headers(headers);
    }
}
