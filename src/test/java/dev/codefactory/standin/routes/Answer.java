package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ModelCard;
import dev.codefactory.standin.model.ToolCall;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of one answer.
 *
 * @param cost what was spent before the first token
 */
record Answer(Shape shape, ModelCard model, Said said, Cost cost) {

    /** What was spent before the first token. */
    record Cost(int promptTokens, Duration load, Duration prompt) {}

    ObjectNode line(Said.Line line) {
        return chunk(line.content(), line.thinking(), line.calls()).put("done", false);
    }

    /** The last line: no text, all counts. */
    ObjectNode done(HttpExchange exchange) {
        return counted(uncountedDone(), exchange);
    }

    ObjectNode uncountedDone() {
        return chunk("", "", List.of()).put("done", true).put("done_reason", said.doneReason());
    }

    /** The last line of an engine that does not know it has ended. */
    ObjectNode neverDone() {
        return chunk("", "", List.of()).put("done", false);
    }

    /** The one object of {@code stream:false}. */
    ObjectNode whole() {
        return chunk(said.content(), said.thinking(), said.calls());
    }

    ObjectNode wholeDone(HttpExchange exchange) {
        return counted(whole().put("done", true).put("done_reason", said.doneReason()), exchange);
    }

    private ObjectNode chunk(String content, String thinking, List<ToolCall> calls) {
        ObjectNode line = Wire.object().put("model", model.name());
        ModelCard.Remote remote = model.remote();
        if (remote != null) {
            line.put("remote_model", remote.model()).put("remote_host", remote.host());
        }
        line.put("created_at", Wire.now());
        shape.put(line, content, thinking, calls);
        return line;
    }

    private ObjectNode counted(ObjectNode line, HttpExchange exchange) {
        if (shape == Shape.GENERATE) {
            line.putArray("context").add(1).add(2).add(3);
        }
        Duration total = exchange.times().sinceStart();
        put(line, "total_duration", total.toNanos());
        put(line, "load_duration", cost.load().toNanos());
        put(line, "prompt_eval_count", cost.promptTokens());
        put(line, "prompt_eval_duration", Math.max(1, cost.prompt().toNanos()));
        put(line, "eval_count", said.tokens());
        put(line, "eval_duration", total.minus(cost.load()).minus(cost.prompt()).toNanos());
        return line;
    }

    /** Go's omitempty. */
    private static void put(ObjectNode line, String name, long value) {
        if (value != 0) {
            line.put(name, value);
        }
    }
}
