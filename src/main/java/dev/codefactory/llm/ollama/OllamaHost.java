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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One Ollama server: its models, and the lanes that lead to them. */
final class OllamaHost {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Deadlines SMALL_QUESTION = Deadlines.within(Duration.ofSeconds(2));
    private static final int LONGEST_LIST = 1 << 20;

    private final String id;
    private final URI url;
    private final int slots;
    private final ModelHttp http;
    private final OllamaProperties properties;
    private final Clock clock;
    private final Map<String, ModelLane> lanes = new ConcurrentHashMap<>();
    private final RetryBudget retries = new RetryBudget();
    private volatile @Nullable ModelCatalogue lastInstalled;

    /** What a host says about its models. */
    sealed interface Listing {

        record Told(ModelCatalogue installed) implements Listing {}

        /** @param why it told nothing */
        record Silent(String why) implements Listing {}
    }

    OllamaHost(String id, OllamaProperties.Host server, OllamaProperties properties, ModelHttp http, Clock clock) {
        this.id = id;
        this.url = server.url();
        this.slots = server.slots();
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    /** The name the host has in replies. */
    String id() {
        return id;
    }

    int slots() {
        return slots;
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
        return lanes.computeIfAbsent(model, _ -> new ModelLane(slots, properties.windows(), clock));
    }

    /** Asks which models are installed. */
    Listing list() throws InterruptedException {
        try {
            var installed = ModelCatalogue.of(get("/api/tags"));
            lastInstalled = installed;
            return new Listing.Told(installed);
        } catch (CallFailure failure) {
            return new Listing.Silent(failure.detail());
        }
    }

    /** The models it had when it last told; nothing as long as it never has. */
    Optional<ModelCatalogue> lastInstalled() {
        return Optional.ofNullable(lastInstalled);
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
