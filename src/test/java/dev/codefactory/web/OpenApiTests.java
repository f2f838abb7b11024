package dev.codefactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document says all there is to say of each operation, and changes only with its golden file. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class OpenApiTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @LocalServerPort
    int port;

    private JsonNode document = JSON.missingNode();

    @BeforeEach
    void readTheDocument() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v3/api-docs".formatted(port)));
        try (var client = HttpClient.newHttpClient()) {
            document = JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        }
    }

    /** Refresh with {@code -Dgolden.update=true}. */
    @Test
    void readsAsReviewed() throws IOException {
        var sorted = JSON.writeValueAsString(JSON.treeToValue(document, Map.class)) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, sorted);
        }
        assertThat(sorted).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void describesEveryOperation() {
        assertThat(missing((operation, missing) -> {
                    if (operation.path("summary").asString("").isBlank()) {
                        missing.add("summary");
                    }
                    if (operation.path("tags").isEmpty()) {
                        missing.add("tags");
                    }
                }))
                .isEmpty();
    }

    @Test
    void describesEveryParameter() {
        assertThat(missing((operation, missing) -> operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("description").asString("").isBlank()) {
                        missing.add(parameter.get("name").asString());
                    }
                })))
                .isEmpty();
    }

    @Test
    void showsAnExampleOfEveryJsonBodyItReads() {
        assertThat(missing((operation, missing) -> {
                    var body = operation.at("/requestBody/content/application~1json/schema/$ref");
                    if (operation.at("/requestBody/content").has("application/json")
                            && !document.at(body.asString("#/").substring(1)).has("example")) {
                        missing.add("example");
                    }
                }))
                .isEmpty();
    }

    @Test
    void namesEveryStatusWithItsMeaning() {
        assertThat(missing((operation, missing) -> {
                    var responses = operation.get("responses");
                    List.of("400", "406", "421", "500", "503").stream()
                            .filter(status -> !responses.has(status))
                            .forEach(missing::add);
                    responses.properties().stream()
                            .filter(response -> response.getValue()
                                    .path("description")
                                    .asString("")
                                    .isBlank())
                            .forEach(response -> missing.add("description of " + response.getKey()));
                }))
                .isEmpty();
    }

    /** What each operation lacks. */
    private List<String> missing(BiConsumer<JsonNode, List<String>> check) {
        var all = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var missing = new ArrayList<String>();
                    check.accept(operation.getValue(), missing);
                    missing.forEach(what -> all.add("%s %s: %s".formatted(operation.getKey(), path.getKey(), what)));
                }));
        return all;
    }
}
