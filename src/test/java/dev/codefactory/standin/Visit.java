package dev.codefactory.standin;

import dev.codefactory.standin.http.ExchangeTimes;
import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One request in the ledger. Times are read live: a visit under way has no end yet. */
public final class Visit {

    private final HttpExchange exchange;

    Visit(HttpExchange exchange) {
        this.exchange = exchange;
    }

    public HttpRequest request() {
        return exchange.request();
    }

    public String path() {
        return request().path();
    }

    /** The body as JSON; missing when it is none. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(request().body());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    public String model() {
        return json().path("model").asString("");
    }

    /** {@link System#nanoTime} when the request had been read. */
    public long start() {
        return exchange.times().start();
    }

    /** The status sent, or 0 while nothing was. */
    public int status() {
        return exchange.times().status();
    }

    public @Nullable Duration untilFirstByte() {
        return exchange.times().untilFirstByte();
    }

    /** When the client left before its answer was complete, or null. */
    public @Nullable Duration untilDisconnect() {
        return exchange.times().untilDisconnect();
    }

    public @Nullable Duration untilEnd() {
        return exchange.times().untilEnd();
    }

    ObjectNode toJson() {
        ExchangeTimes times = exchange.times();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("method", request().method())
                .put("path", path());
        ObjectNode headers = entry.putObject("headers");
        request().headers().forEach(headers::put);
        entry.set("body", json().isMissingNode() ? headers.stringNode(request().body()) : json());
        entry.put("status", times.status());
        entry.put("t_first_byte", millis(times.untilFirstByte()));
        entry.put("t_disconnect", millis(times.untilDisconnect()));
        return entry.put("t_end", millis(times.untilEnd()));
    }

    private static @Nullable Double millis(@Nullable Duration time) {
        return time == null ? null : time.toNanos() / 1e6;
    }
}
