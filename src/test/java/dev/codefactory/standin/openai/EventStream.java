package dev.codefactory.standin.openai;

import dev.codefactory.standin.http.Cut;
import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Knobs;
import dev.codefactory.standin.model.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts an answer on the wire event by event, and does to it what the fault says. */
final class EventStream {

    private final HttpExchange exchange;
    private final Flavour flavour;
    private final Knobs knobs;
    private final @Nullable Fault fault;
    private final RandomGenerator random;

    EventStream(HttpExchange exchange, Flavour flavour, Knobs knobs, @Nullable Fault fault) {
        this.exchange = exchange;
        this.flavour = flavour;
        this.knobs = knobs;
        this.fault = fault;
        this.random = knobs.random();
        exchange.cutBy(new Cut(knobs.cutBytes(), random));
    }

    void send(JsonNode request, Reply reply, int promptTokens) throws IOException, InterruptedException {
        var said = reply.contentTokens(knobs);
        var room = Math.min(said.size(), request.path("max_tokens").asInt(Integer.MAX_VALUE));
        open();
        write(chunk("", Wire.object().put("role", "assistant").putNull("content"), null));
        if (!reply.speech().thinking().isEmpty()) {
            var field = flavour == Flavour.VLLM ? "reasoning" : "reasoning_content";
            write(chunk("", Wire.object().put(field, reply.speech().thinking()), null));
        }
        if (!say(said.subList(0, room))) {
            return;
        }
        var reason = room < said.size() ? "length" : reply.doneReason();
        write(chunk("", Wire.object(), fault instanceof Fault.NeverDone ? null : reason));
        if (!(fault instanceof Fault.MissingCounts)
                && request.path("stream_options").path("include_usage").asBoolean(false)) {
            write(usage(promptTokens, room));
        }
        done();
    }

    /** What some versions of LM Studio answer to a prompt that is too long. */
    void sendNothing(int promptTokens) throws IOException {
        open();
        write(chunk("", Wire.object(), "stop"));
        write(usage(promptTokens, 0));
        done();
    }

    private boolean say(List<String> tokens) throws IOException, InterruptedException {
        for (int sent = 0; sent < tokens.size(); sent++) {
            if (fault != null && fault.after() == sent && strike()) {
                return false;
            }
            exchange.pause(knobs.tokenTime(1, random));
            var padding = sent == 0 && fault instanceof Fault.HugeLine(int bytes) ? "x".repeat(bytes) : "";
            write(chunk(tokens.get(sent) + padding, Wire.object(), null));
        }
        return fault == null || fault.after() < tokens.size() || !strike();
    }

    /** Does what was due; true when the exchange is over. */
    private boolean strike() throws IOException, InterruptedException {
        switch (fault) {
            case Fault.ErrorLine(int _, String message) -> {
                error(message);
                exchange.endStream();
            }
            case Fault.ErrorThenDone(int _, String message) -> {
                error(message);
                done();
            }
            case Fault.Fin _ -> exchange.close();
            case Fault.Reset _ -> exchange.reset();
            case Fault.Stall _ -> exchange.stall();
            case Fault.EndWithoutDone _ -> exchange.endStream();
            case Fault.MalformedLine _ -> {
                write("data: {\"choices\":[{\"del\n\n");
                return false;
            }
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    private void error(String message) throws IOException {
        var error = Wire.error(500, message, "server_error");
        write(flavour == Flavour.LM_STUDIO ? "event: error\n" + event(error) : event(error));
    }

    private void done() throws IOException {
        write("data: [DONE]\n\n");
        if (fault instanceof Fault.DuplicateDone) {
            write("data: [DONE]\n\n");
        }
        exchange.endStream();
    }

    private void open() throws IOException {
        var type = fault instanceof Fault.WrongContentType(String other) ? other : Wire.EVENTS;
        var over = fault instanceof Fault.SlowHeaders(Duration slow) ? slow : Duration.ZERO;
        if (!(fault instanceof Fault.Stall(int after) && after == 0)
                && !(fault instanceof Fault.Fin(int place) && place == 0)) {
            exchange.startStreamSlowly(type, over);
        }
    }

    private void write(String text) throws IOException {
        if (exchange.streaming()) {
            exchange.write(fault instanceof Fault.BlankLines ? "\n: ping\n\n" + text : text);
        }
    }

    private String chunk(String content, ObjectNode delta, @Nullable String finish) {
        if (!content.isEmpty()) {
            delta.put("content", content);
        }
        var chunk = Wire.object()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1);
        var choice = chunk.put("model", "m").putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return event(chunk);
    }

    private String usage(int prompt, int answer) {
        var chunk = Wire.object()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1);
        chunk.put("model", "m").putArray("choices");
        chunk.putObject("usage")
                .put("prompt_tokens", prompt)
                .put("completion_tokens", answer)
                .put("total_tokens", prompt + answer);
        return event(chunk);
    }

    private static String event(JsonNode json) {
        return "data: " + json + "\n\n";
    }
}
