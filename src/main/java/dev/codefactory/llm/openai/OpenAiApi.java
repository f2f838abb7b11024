package dev.codefactory.llm.openai;

import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.ModelHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one server answers to small questions: the API's own, and those that only one kind of server knows. */
final class OpenAiApi {

    /** How long the answers to a set of small questions may take, connecting included. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI root;
    private final @Nullable String apiKey;
    private final ModelHttp http;

    OpenAiApi(URI root, @Nullable String apiKey, ModelHttp http) {
        this.root = root;
        this.apiKey = apiKey;
        this.http = http;
    }

    /** What lets a request in. */
    Map<String, String> authorization() {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    /** The models of any such server. */
    JsonNode models() throws InterruptedException {
        return ask("/v1/models", PATIENCE);
    }

    /** What llama.cpp says of itself, the window of each slot included. */
    Optional<JsonNode> props(Duration left) throws InterruptedException {
        return ifTold("/props", left);
    }

    /** The models of LM Studio, with the windows they were loaded with. */
    Optional<JsonNode> studioModels(Duration left) throws InterruptedException {
        return ifTold("/api/v0/models", left);
    }

    /** The version of vLLM. */
    Optional<JsonNode> version(Duration left) throws InterruptedException {
        return ifTold("/version", left);
    }

    /** Servers that do not know a path say so in many ways, and it is never a reason not to use them. */
    private Optional<JsonNode> ifTold(String path, Duration left) throws InterruptedException {
        if (!left.isPositive()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ask(path, left));
        } catch (CallFailure _) {
            return Optional.empty();
        }
    }

    private JsonNode ask(String path, Duration patience) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(root + path));
        authorization().forEach(request::header);
        return http.ask(request.build(), patience, (status, body) -> OpenAiErrors.of(status, body, ""));
    }
}
