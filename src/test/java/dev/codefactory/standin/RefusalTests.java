package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RefusalTests {

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final RawClient client = RawClient.of(standIn.url());

    @BeforeEach
    void installModels() {
        standIn.model("m").replies("hello").knobs(knobs -> knobs.tools(false));
        standIn.model("big:cloud");
        standIn.models(models -> {
            models.pullable("new");
            models.pullStep(Duration.ofMillis(1));
        });
    }

    @AfterEach
    void stop() {
        client.close();
        standIn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /api/chat  | {"messages":[]}                                | 400 | model is required
            /api/chat  | {"model":"m","think":true,"messages":[{}]}     | 400 | "m" does not support thinking
            /api/chat  | {"model":"m","think":"huge","messages":[{}]}   | 400 | invalid think value: "huge"
            /api/chat  | {"model":"m","tools":[{}],"messages":[{}]}     | 400 | registry.ollama.ai/library/m:latest does not support tools
            /api/chat  | {"model":"m","messages":"hi"}                  | 400 | json: cannot unmarshal string
            /api/chat  | {"model":"m","keep_alive":"soon","messages":[]}| 400 | time: invalid duration "soon"
            /api/chat  | {"model":"big:cloud","messages":[{}]}          | 403 | ollama cloud is disabled: remote model is unavailable
            /api/chat  | {"model":"m"                                   | 400 | unexpected EOF
            /api/show  | {"model":"x"}                                  | 404 | model 'x' not found
            /api/embed | {"model":"x","input":"a"}                      | 404 | model "x" not found, try pulling it first
            /api/embed | {"model":"m","input":5}                        | 400 | invalid input type
            """)
    void refusesWithOllamasWords(String path, String body, int status, String error) {
        RawClient.Response response = client.post(path, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.json().path("error").asString()).startsWith(error);
    }

    @Test
    void refusesAHostThatIsNotNear() throws IOException {
        try (Socket socket = new Socket(standIn.url().getHost(), standIn.url().getPort())) {
            String request = "GET / HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403 ")
                    .endsWith("Content-Length: 0\r\n\r\n");
        }
    }

    @Test
    void pullsAModelThatExistsAndInstallsIt() {
        RawClient.Response response = client.post("/api/pull", "{\"model\":\"new\"}");

        assertThat(response.lines().getFirst().path("status").asString()).isEqualTo("pulling manifest");
        assertThat(response.lines().get(1).has("completed")).isFalse();
        assertThat(response.lines().getLast().path("status").asString()).isEqualTo("success");
        assertThat(standIn.installed()).contains("new:latest");
    }

    @Test
    void aFailedPullSaysSoAfterItsFirstLine() {
        RawClient.Response response = client.post("/api/pull", "{\"model\":\"nowhere\"}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.lines().getLast().path("error").asString())
                .isEqualTo("pull model manifest: file does not exist");
        assertThat(client.post("/api/pull", "{\"model\":\"nowhere\",\"stream\":false}")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aDeletedModelIsGone() {
        assertThat(client.send("DELETE", "/api/delete", "{\"model\":\"m\"}").status())
                .isEqualTo(200);
        assertThat(client.post("/api/show", "{\"model\":\"m\"}").status()).isEqualTo(404);
    }

    @Test
    void embeddingsAreUnitVectorsAndEqualForEqualTexts() {
        JsonNode vectors = client.post("/api/embed", "{\"model\":\"m\",\"input\":[\"a\",\"b\",\"a\"],\"dimensions\":8}")
                .json()
                .path("embeddings");

        assertThat(vectors).hasSize(3);
        assertThat(vectors.get(0)).hasSize(8).isEqualTo(vectors.get(2)).isNotEqualTo(vectors.get(1));
        assertThat(vectors.get(0)
                        .valueStream()
                        .mapToDouble(each -> each.asDouble() * each.asDouble())
                        .sum())
                .isBetween(0.999, 1.001);
    }
}
