package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.http.RetryBudget;
import dev.codefactory.llm.ollama.api.OllamaApi;
import dev.codefactory.llm.registry.Circuit;
import dev.codefactory.llm.registry.HostState.Silence;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Ollama server: its models, and the lanes that lead to them. */
final class OllamaHost {

    private static final Duration LATE = Duration.ofSeconds(10);

    private final String id;
    private final OllamaProperties.Host server;
    private final ModelHttp http;
    private final OllamaApi api;
    private final OllamaProperties properties;
    private final Clock clock;
    private final Map<String, ModelLane> lanes = new ConcurrentHashMap<>();
    private final RetryBudget retries = new RetryBudget();
    private volatile @Nullable ModelCatalogue lastInstalled;
    private volatile @Nullable Silence silence;

    /** What a host says about its models. */
    sealed interface Listing {

        record Told(ModelCatalogue installed) implements Listing {}

        /** It told nothing. */
        record Silent(Silence silence) implements Listing {}
    }

    /**
     * A model in memory.
     *
     * @param window the context window it has
     * @param videoMemory bytes of it that lie in video memory
     * @param until when it is to be unloaded
     */
    record Resident(
            String name,
            @Nullable Integer window,
            @Nullable Long videoMemory,
            @Nullable Instant until) {

        private static Resident of(JsonNode node) {
            var window = node.path("context_length").asInt(0);
            return new Resident(
                    node.path("name").asString(""),
                    window > 0 ? window : null,
                    node.path("size_vram").isIntegralNumber()
                            ? node.path("size_vram").longValue()
                            : null,
                    time(node.path("expires_at").asString("")));
        }

        private static @Nullable Instant time(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException _) {
                return null;
            }
        }
    }

    OllamaHost(String id, OllamaProperties.Host server, OllamaProperties properties, ModelHttp http, Clock clock) {
        this.id = id;
        this.server = server;
        this.http = http;
        this.api = new OllamaApi(server.url(), http);
        this.properties = properties;
        this.clock = clock;
    }

    /** The name the host has in replies. */
    String id() {
        return id;
    }

    int slots() {
        return server.slots();
    }

    String baseUrl() {
        return server.url().toString();
    }

    URI url() {
        return server.url();
    }

    List<String> labels() {
        return server.labels();
    }

    OllamaApi api() {
        return api;
    }

    ModelHttp http() {
        return http;
    }

    RetryBudget retries() {
        return retries;
    }

    ModelLane lane(String model) {
        return lanes.computeIfAbsent(model, _ -> new ModelLane(server.slots(), properties.windows(), clock));
    }

    /** Asks which models are installed. */
    Listing list() throws InterruptedException {
        try {
            var installed = ModelCatalogue.of(api.tags());
            lastInstalled = installed;
            silence = null;
            return new Listing.Told(installed);
        } catch (CallFailure failure) {
            var before = silence;
            var since = before == null ? clock.instant() : before.since();
            var now = new Silence(since, failure.reason(), failure.detail());
            silence = now;
            return new Listing.Silent(now);
        }
    }

    /** The models it had when it last told; nothing as long as it never has. */
    Optional<ModelCatalogue> lastInstalled() {
        return Optional.ofNullable(lastInstalled);
    }

    /** The models that are loaded, with the windows they really have. */
    ModelCatalogue loaded() throws InterruptedException {
        return ModelCatalogue.of(api.loaded());
    }

    /** The models in memory, with more than a call needs to know of them. */
    List<Resident> residents() throws InterruptedException {
        return api.loaded().path("models").valueStream().map(Resident::of).toList();
    }

    String version() throws InterruptedException {
        var version = api.version().path("version").asString("");
        if (version.isEmpty()) {
            throw CallFailure.of(Reason.MALFORMED, "the server does not tell its version");
        }
        return version;
    }

    /** Why it does not answer; nothing when it did the last time, or was never asked. */
    Optional<Silence> silence() {
        return Optional.ofNullable(silence);
    }

    /**
     * Whether it is to be given no work: where nobody answers at its address, or it has been too slow to tell its models for a while. One
     * late answer is no more than that.
     */
    boolean isGone() {
        var since = silence;
        return since != null
                && (since.reason() == Reason.UNREACHABLE
                        || !since.since().isAfter(clock.instant().minus(LATE)));
    }

    /** The circuits of the models that were asked, by name. */
    List<Circuit> circuits() {
        return lanes.keySet().stream().sorted().map(this::circuit).toList();
    }

    Circuit circuit(String model) {
        var lane = lanes.get(model);
        return lane == null ? Circuit.untouched(model) : lane.breaker().circuit(model);
    }
}
