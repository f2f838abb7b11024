package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmGateway;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Gateways for tests and benches outside this package. */
public final class OllamaGateways {

    private static final String PREFIX = "codefactory.llm.ollama";

    /** Deadlines a test can wait for. */
    static final Map<String, String> IMPATIENT = Map.of(
            "deadlines.connect", "1s",
            "deadlines.first-byte", "1500ms",
            "deadlines.idle", "700ms",
            "deadlines.total", "4s",
            "retry.backoff", "1ms");

    private OllamaGateways() {}

    /** A gateway that gives up after moments. It is {@link AutoCloseable}. */
    public static LlmGateway impatient(URI url, int slots) {
        return new OllamaGateway(properties(url, Map.of("slots", String.valueOf(slots))), Clock.systemUTC());
    }

    /** The same with one context window of so many tokens. */
    public static LlmGateway ofWindow(URI url, int tokens) {
        return new OllamaGateway(properties(url, Map.of("windows", String.valueOf(tokens))), Clock.systemUTC());
    }

    static OllamaProperties properties(URI url, Map<String, String> changes) {
        var settings = new HashMap<>(IMPATIENT);
        settings.put("url", url.toString());
        settings.putAll(changes);
        var source = new MapConfigurationPropertySource();
        settings.forEach((key, value) -> source.put(PREFIX + "." + key, value));
        return new Binder(source).bindOrCreate(PREFIX, OllamaProperties.class);
    }
}
