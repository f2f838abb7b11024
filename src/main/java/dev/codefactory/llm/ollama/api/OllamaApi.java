package dev.codefactory.llm.ollama.api;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one Ollama server answers to small questions. Each ends with its answer or with a {@link CallFailure}. */
public final class OllamaApi {

    /** How long the answer to a small question may take, connecting included. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_ANSWER = 1 << 20;

    private final URI url;
    private final ModelHttp http;

    public OllamaApi(URI url, ModelHttp http) {
        this.url = url;
        this.http = http;
    }

    /** The models that are installed. */
    public JsonNode tags() throws InterruptedException {
        return ask(HttpRequest.newBuilder(at("/api/tags")).build(), PATIENCE);
    }

    /** The models that are loaded. */
    public JsonNode loaded() throws InterruptedException {
        return ask(HttpRequest.newBuilder(at("/api/ps")).build(), PATIENCE);
    }

    /** What Ollama says of itself. */
    public JsonNode version() throws InterruptedException {
        return ask(HttpRequest.newBuilder(at("/api/version")).build(), PATIENCE);
    }

    /** All there is to say of one model. */
    public JsonNode show(String model, Duration patience) throws InterruptedException {
        var body = JSON.writeValueAsString(Map.of("model", model));
        var request = HttpRequest.newBuilder(at("/api/show"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return ask(request, patience);
    }

    private URI at(String path) {
        return URI.create(url.toString().replaceFirst("/$", "") + path);
    }

    private JsonNode ask(HttpRequest request, Duration patience) throws InterruptedException {
        try (var lines = http.send(request, Deadlines.within(patience))) {
            var body = lines.rest(LONGEST_ANSWER);
            if (lines.status() != 200) {
                throw ServerErrors.of(lines.status(), body, "");
            }
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw CallFailure.of(Reason.MALFORMED, request.uri().getPath() + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
