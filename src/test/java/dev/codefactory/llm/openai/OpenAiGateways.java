package dev.codefactory.llm.openai;

import dev.codefactory.standin.openai.OpenAiStandIn;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Gateways for tests, with deadlines a test can wait for. */
final class OpenAiGateways {

    private static final String PREFIX = "codefactory.llm.openai";

    private static final Map<String, String> IMPATIENT = Map.of(
            "deadlines.connect", "1s",
            "deadlines.first-byte", "1500ms",
            "deadlines.idle", "700ms",
            "deadlines.total", "4s",
            "retry.backoff", "1ms");

    private OpenAiGateways() {}

    /** One that asks the stand-in alone, as its host {@code box}. */
    static OpenAiGateway of(OpenAiStandIn standIn, Map<String, String> changes) {
        var settings = new HashMap<>(changes);
        settings.put("hosts.box.url", standIn.url().toString());
        return new OpenAiGateway(properties(settings), Clock.systemUTC());
    }

    static OpenAiProperties properties(Map<String, String> changes) {
        var settings = new HashMap<>(IMPATIENT);
        settings.putAll(changes);
        var source = new MapConfigurationPropertySource();
        settings.forEach((key, value) -> source.put(PREFIX + "." + key, value));
        return new Binder(source).bindOrCreate(PREFIX, OpenAiProperties.class);
    }
}
