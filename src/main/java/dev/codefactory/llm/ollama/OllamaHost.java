package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.http.RetryBudget;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One Ollama server: its models, and the lanes that lead to them. */
final class OllamaHost {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Deadlines SMALL_QUESTION = Deadlines.within(Duration.ofSeconds(2));
    private static final int LONGEST_LIST = 1 << 20;

    private final URI url;
    private final ModelHttp http;
    private final OllamaProperties properties;
    private final Clock clock;
    private final Map<String, ModelLane> lanes = new ConcurrentHashMap<>();
    private final RetryBudget retries = new RetryBudget();

    OllamaHost(OllamaProperties properties, ModelHttp http, Clock clock) {
        this.url = properties.url();
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    /** The name the host has in replies. */
    String id() {
        return url.getAuthority();
    }

    String baseUrl() {
        return url.toString();
    }

    ModelHttp http() {
        return http;
    }

    RetryBudget retries() {
        return retries;
    }

    ModelLane lane(String model) {
        return lanes.computeIfAbsent(model, _ -> new ModelLane(properties.slots(), properties.windows(), clock));
    }

    /** The models that are installed. */
    ModelCatalogue installed() throws InterruptedException {
        return ModelCatalogue.of(get("/api/tags"));
    }

    /** The models that are loaded, with the windows they really have. */
    ModelCatalogue loaded() throws InterruptedException {
        return ModelCatalogue.of(get("/api/ps"));
    }

    private JsonNode get(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("/$", "") + path))
                .build();
        try (var lines = http.send(request, SMALL_QUESTION)) {
            var body = lines.rest(LONGEST_LIST);
            if (lines.status() != 200) {
                throw ServerErrors.of(lines.status(), body, "");
            }
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw CallFailure.of(Reason.MALFORMED, path + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
