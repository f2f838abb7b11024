package dev.codefactory.standin.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.codefactory.standin.http.HttpExchange;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How these servers write things and count tokens. */
final class Wire {

    static final String JSON = "application/json; charset=utf-8";
    static final String EVENTS = "text/event-stream";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Encoding VOCABULARY =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Wire() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    static void ok(HttpExchange exchange, JsonNode body) throws IOException {
        exchange.respond(200, JSON, MAPPER.writeValueAsString(body));
    }

    static void error(HttpExchange exchange, int status, String message, String type) throws IOException {
        exchange.respond(status, JSON, MAPPER.writeValueAsString(error(status, message, type)));
    }

    static ObjectNode error(int code, String message, String type) {
        var body = object();
        body.putObject("error").put("code", code).put("message", message).put("type", type);
        return body;
    }

    static int tokens(String text) {
        return VOCABULARY.countTokensOrdinary(text);
    }
}
