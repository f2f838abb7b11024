package dev.codefactory.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls for tests, by what matters about them. */
public final class LlmCalls {

    private LlmCalls() {}

    public static LlmCall asking(String user) {
        return call(null, user, null, 512);
    }

    public static LlmCall askingModel(String model, String user) {
        return call(model, user, null, 512);
    }

    public static LlmCall askingHost(String host, String user) {
        return call(null, host, user, null, 512);
    }

    public static LlmCall askingForJson(String user, Map<String, Object> schema) {
        return call(null, user, schema, 512);
    }

    public static LlmCall call(
            @Nullable String model, String user, @Nullable Map<String, Object> format, int maxTokens) {
        return call(model, null, user, format, maxTokens);
    }

    private static LlmCall call(
            @Nullable String model,
            @Nullable String host,
            String user,
            @Nullable Map<String, Object> format,
            int maxTokens) {
        var subject = new LlmCall.Subject("code_generation", "python", user, 0);
        return new LlmCall(
                ModelRole.CODE,
                model,
                host,
                "You write code.",
                user,
                format,
                maxTokens,
                Map.of("seed", 7.0),
                subject,
                null);
    }
}
