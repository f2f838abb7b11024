package dev.codefactory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alerts, dashboard and guide name only what the running service shows, and it shows it to nobody without a token. */
@SpringBootTest(
        properties = {"codefactory.llm.provider=practice", "codefactory.llm.practice.pace=0"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class ObservabilityTests {

    private static final Path ALERTS = Path.of("docs/observability/alerts.yml");
    private static final Path DASHBOARD = Path.of("docs/observability/dashboard.json");
    private static final Path GUIDE = Path.of("docs/guides/observability.md");
    private static final String METERS = "/actuator/prometheus";

    private static final Pattern SHOWN = Pattern.compile("^([a-zA-Z_]\\w*)", Pattern.MULTILINE);
    private static final Pattern IN_THE_GUIDE = Pattern.compile("`((?:codefactory|gen_ai_client)_\\w+)`");

    /** What of a query is no meter: labels, texts, ranges and functions. */
    private static final Pattern NO_METER = Pattern.compile(
            "\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without)\\s*\\([^)]*\\)|\\b\\w+(?=\\s*\\()|\\b(?:and|or|unless|sum|max)\\b");

    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_]\\w*");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Test
    void onlyWhoHasATokenSeesTheMeters() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + METERS));

        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        assertThat(get("/prometheus")).doesNotContain("jvm_");
        assertThat(get(METERS)).contains("jvm_memory_used_bytes");
        assertThat(shown()).as("names that differ from start to start").noneMatch(name -> name.contains("Lambda"));
    }

    @Test
    void everyMeterThatIsNamedExists() throws Exception {
        runAnExample();
        var named = Stream.of(namedByAlerts(), namedByTheDashboard(), namedByTheGuide())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(10);

        // The queue is looked at every few seconds.
        Awaitility.await().untilAsserted(() -> assertThat(shown()).containsAll(named));
    }

    @Test
    void thereAreFiveAlertsAndEachSaysWhatToDo() {
        var rules = new YAMLMapper().readTree(ALERTS.toFile()).at("/groups/0/rules");

        assertThat(rules)
                .hasSize(5)
                .allSatisfy(
                        rule -> assertThat(rule.at("/annotations/description").asString(""))
                                .isNotBlank());
    }

    private void runAnExample() throws IOException, InterruptedException {
        var example = json.readTree(get("/api/v1/models/examples")).at("/items/0/request");
        var request = request("/api/v1/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(example.toString()))
                .build();
        var accepted = http.send(request, BodyHandlers.ofString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(json.readTree(get(location + "?wait=60s"))
                        .path("finished_at")
                        .isNull())
                .isFalse();
    }

    private static Set<String> namedByAlerts() {
        return named(new YAMLMapper().readTree(ALERTS.toFile()));
    }

    private Set<String> namedByTheDashboard() {
        return named(json.readTree(DASHBOARD.toFile()));
    }

    private static Set<String> named(JsonNode document) {
        return document.findValuesAsString("expr").stream()
                .map(query -> NO_METER.matcher(query).replaceAll(" "))
                .flatMap(query -> NAME.matcher(query).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    /** Of a histogram the guide gives the name without its endings. */
    private static Set<String> namedByTheGuide() throws IOException {
        return IN_THE_GUIDE
                .matcher(Files.readString(GUIDE))
                .results()
                .map(result -> result.group(1))
                .map(name -> name.matches(".*_(duration_seconds|wait_seconds|usage)") ? name + "_count" : name)
                .collect(Collectors.toSet());
    }

    private Set<String> shown() throws IOException, InterruptedException {
        return SHOWN.matcher(get(METERS)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", tokens.of("observer").authorization());
    }
}
