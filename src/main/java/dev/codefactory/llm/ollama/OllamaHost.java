package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.host.HostAddress;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.host.ModelHost;
import dev.codefactory.llm.host.Portrait.Resident;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.ollama.api.OllamaApi;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Ollama server, which gives each model the window a call asks for. */
final class OllamaHost extends ModelHost {

    private final ModelHttp http;
    private final OllamaApi api;
    private final List<Integer> sizes;
    private final Map<String, ContextWindow> windows = new ConcurrentHashMap<>();

    /** @param sizes the windows to choose from, ascending */
    OllamaHost(HostAddress address, List<Integer> sizes, ModelHttp http, Clock clock) {
        super(address, clock);
        this.http = http;
        this.api = new OllamaApi(address.url(), http);
        this.sizes = sizes;
    }

    @Override
    protected ModelCatalogue ask() throws InterruptedException {
        return OllamaModels.of(api.tags());
    }

    @Override
    protected HostedModel presumed(String name) {
        return OllamaModels.unknown(name);
    }

    OllamaApi api() {
        return api;
    }

    ModelHttp http() {
        return http;
    }

    ContextWindow window(String model) {
        return windows.computeIfAbsent(model, _ -> new ContextWindow(sizes));
    }

    /** The models that are loaded, with the windows they really have. */
    ModelCatalogue loaded() throws InterruptedException {
        return OllamaModels.of(api.loaded());
    }

    /** The models in memory, with more than a call needs to know of them. */
    List<Resident> residents() throws InterruptedException {
        return api.loaded()
                .path("models")
                .valueStream()
                .map(OllamaHost::resident)
                .toList();
    }

    String version() throws InterruptedException {
        var version = api.version().path("version").asString("");
        if (version.isEmpty()) {
            throw CallFailure.of(Reason.MALFORMED, "the server does not tell its version");
        }
        return version;
    }

    private static Resident resident(JsonNode node) {
        var window = node.path("context_length").asInt(0);
        var memory = node.path("size_vram");
        return new Resident(
                node.path("name").asString(""),
                window > 0 ? window : null,
                memory.isIntegralNumber() ? memory.longValue() : null,
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
