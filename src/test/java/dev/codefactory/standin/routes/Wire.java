package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.http.HttpRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How Ollama writes things: content types, JSON, times. */
final class Wire {

    static final String JSON = "application/json; charset=utf-8";
    static final String NDJSON = "application/x-ndjson";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String PLAIN = "text/plain";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Clock CLOCK = Clock.systemUTC();

    private Wire() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Now, in RFC 3339. */
    static String now() {
        return CLOCK.instant().toString();
    }

    /** The time so much later than now, in RFC 3339. */
    static String in(Duration time) {
        return CLOCK.instant().plus(time).toString();
    }

    static void ok(HttpExchange exchange, JsonNode body) throws IOException {
        exchange.respond(200, JSON, write(body));
    }

    static void error(HttpExchange exchange, int status, String error) throws IOException {
        exchange.respond(status, JSON, write(object().put("error", error)));
    }

    static String line(JsonNode line) {
        return write(line) + "\n";
    }

    /** JSON as Go writes it, which escapes what could be HTML. */
    private static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /** The body as a JSON object, or Go's complaint about it. */
    static JsonNode body(HttpRequest request) throws ApiError {
        String body = request.body().strip();
        if (body.isEmpty()) {
            throw new ApiError(400, "missing request body");
        }
        if ("{[\"-0123456789tfn".indexOf(body.charAt(0)) < 0) {
            throw new ApiError(400, "invalid character '" + body.charAt(0) + "' looking for beginning of value");
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
            throw new ApiError(400, "json: cannot unmarshal " + goKind(json) + " into Go value of type api.Request");
        } catch (JacksonException unfinished) {
            throw new ApiError(400, "unexpected EOF");
        }
    }

    private static String goKind(JsonNode json) {
        if (json.isArray()) {
            return "array";
        }
        return json.isString() ? "string" : json.isNumber() ? "number" : "bool";
    }
}
