package dev.codefactory.llm.ollama.api;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.http.ResponseLines;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
        return ask(post("/api/show", Map.of("model", model)), patience);
    }

    /**
     * Has a chat and passes on each line of the answer.
     *
     * @return the last line, which says that it is done
     */
    public JsonNode chat(JsonNode body, String model, Duration limit, Consumer<JsonNode> chunks)
            throws InterruptedException {
        return stream(
                post("/api/chat", body),
                model,
                Deadlines.within(limit),
                chunks,
                line -> line.path("done").asBoolean(false));
    }

    /** Has it fetch a model and passes on each line of the answer, up to the one that says that the model is there. */
    public void pull(String model, Deadlines deadlines, Consumer<JsonNode> lines) throws InterruptedException {
        stream(
                post("/api/pull", Map.of("model", model, "stream", true)),
                model,
                deadlines,
                lines,
                line -> line.path("status").asString("").equals("success"));
    }

    /** Follows an answer line by line to the last one; an error among them is a failure, and so is the end before that one. */
    private static JsonNode follow(ResponseLines lines, Consumer<JsonNode> chunks, Predicate<JsonNode> isLast)
            throws InterruptedException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            var chunk = JSON.readTree(line);
            if (chunk.has("error")) {
                throw ServerErrors.inStream(chunk.path("error").asString(""));
            }
            chunks.accept(chunk);
            if (isLast.test(chunk)) {
                return chunk;
            }
        }
        throw CallFailure.of(Reason.MALFORMED, "the answer ended before it said that it was done");
    }

    private JsonNode stream(
            HttpRequest request,
            String model,
            Deadlines deadlines,
            Consumer<JsonNode> chunks,
            Predicate<JsonNode> isLast)
            throws InterruptedException {
        try (var lines = http.send(request, deadlines)) {
            if (lines.status() != 200) {
                throw ServerErrors.of(lines.status(), lines.rest(LONGEST_ANSWER), model);
            }
            return follow(lines, chunks, isLast);
        } catch (JacksonException e) {
            throw CallFailure.of(Reason.MALFORMED, request.uri().getPath() + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private HttpRequest post(String path, Object body) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private URI at(String path) {
        return URI.create(url.toString().replaceFirst("/$", "") + path);
    }

    private JsonNode ask(HttpRequest request, Duration patience) throws InterruptedException {
        return http.ask(request, patience, (status, body) -> ServerErrors.of(status, body, ""));
    }
}
