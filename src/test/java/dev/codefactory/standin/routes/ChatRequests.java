package dev.codefactory.standin.routes;

import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Message;
import dev.codefactory.standin.model.StandInModel;
import dev.codefactory.standin.scheduling.KeepAlive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and refuses requests as Ollama's handlers do. */
final class ChatRequests {

    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "max");
    private static final Set<String> INTEGER_OPTIONS = Set.of(
            "num_ctx",
            "num_predict",
            "num_keep",
            "num_batch",
            "num_gpu",
            "num_thread",
            "seed",
            "top_k",
            "repeat_last_n");

    private ChatRequests() {}

    static ChatRequest chat(JsonNode body) throws ApiError {
        JsonNode messages = body.path("messages");
        if (!messages.isMissingNode() && !messages.isNull() && !messages.isArray()) {
            throw new ApiError(
                    400,
                    "json: cannot unmarshal "
                            + messages.getNodeType().toString().toLowerCase(Locale.ROOT)
                            + " into Go struct field ChatRequest.messages of type []api.Message");
        }
        List<Message> read = new ArrayList<>();
        for (JsonNode message : messages) {
            read.add(new Message(
                    message.path("role").asString("").toLowerCase(Locale.ROOT),
                    message.path("content").asString("")));
        }
        return new ChatRequest(model(body), read, body);
    }

    static ChatRequest generate(JsonNode body) throws ApiError {
        List<Message> read = new ArrayList<>();
        String prompt = body.path("prompt").asString("");
        if (!prompt.isEmpty()) {
            String system = body.path("system").asString("");
            if (!system.isEmpty()) {
                read.add(new Message("system", system));
            }
            read.add(new Message("user", prompt));
        }
        return new ChatRequest(model(body), read, body);
    }

    static String model(JsonNode body) {
        return body.path("model").asString(body.path("name").asString(""));
    }

    /** Refuses what the model cannot do and what Ollama cannot read. */
    static void check(ChatRequest request, StandInModel model) throws ApiError {
        checkOptions(request.json().path("options"));
        checkFormat(request.format());
        checkThink(request, model);
        if (request.json().path("tools").size() > 0 && !model.knobs().tools()) {
            throw new ApiError(400, "registry.ollama.ai/library/" + model.card().name() + " does not support tools");
        }
        try {
            KeepAlive.of(request, model.knobs());
        } catch (IllegalArgumentException notADuration) {
            throw new ApiError(400, String.valueOf(notADuration.getMessage()));
        }
    }

    /** Whether thinking is on: unset means yes on a model that can. */
    static boolean thinks(ChatRequest request, StandInModel model) {
        JsonNode think = request.json().path("think");
        return model.knobs().thinks() && (!think.isBoolean() || think.asBoolean());
    }

    static boolean keepsAliveForNoTime(ChatRequest request) {
        JsonNode keepAlive = request.json().path("keep_alive");
        return keepAlive.isNumber()
                ? keepAlive.asDouble() == 0
                : keepAlive.asString("").matches("0[a-z]*");
    }

    private static void checkOptions(JsonNode options) throws ApiError {
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            if (INTEGER_OPTIONS.contains(option.getKey()) && !option.getValue().isNumber()) {
                throw new ApiError(500, "option \"" + option.getKey() + "\" must be of type integer");
            }
        }
    }

    private static void checkFormat(@Nullable JsonNode format) throws ApiError {
        boolean readable =
                format == null || format.isObject() || format.asString("").equals("json");
        if (!readable) {
            throw new ApiError(500, "invalid format: " + format + "; expected \"json\" or a valid JSON Schema object");
        }
    }

    private static void checkThink(ChatRequest request, StandInModel model) throws ApiError {
        JsonNode think = request.json().path("think");
        if (think.isString() && !LEVELS.contains(think.asString())) {
            throw new ApiError(
                    400,
                    "invalid think value: \"" + think.asString()
                            + "\" (must be \"high\", \"medium\", \"low\", \"max\", true, or false)");
        }
        boolean wantsThinking = think.isString() || think.asBoolean(false);
        if (wantsThinking && !model.knobs().thinks()) {
            throw new ApiError(400, "\"" + request.model() + "\" does not support thinking");
        }
    }
}
