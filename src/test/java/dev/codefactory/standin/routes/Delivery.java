package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.Cut;
import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Knobs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Puts an answer on the wire at the model's pace, and does to it what the fault says. */
final class Delivery {

    private final HttpExchange exchange;
    private final Knobs knobs;
    private final @Nullable Fault fault;
    private final RandomGenerator random;

    Delivery(HttpExchange exchange, Knobs knobs, @Nullable Fault fault) {
        this.exchange = exchange;
        this.knobs = knobs;
        this.fault = fault;
        this.random = knobs.random();
        exchange.cutBy(new Cut(knobs.cutBytes(), random));
    }

    void stream(Answer answer) throws IOException, InterruptedException {
        List<Said.Line> lines = answer.said().lines();
        for (int sent = 0; sent < lines.size(); sent++) {
            if (isDue(sent) && strike(answer)) {
                return;
            }
            exchange.pause(knobs.tokenTime(lines.get(sent).tokens(), random));
            write(text(answer.line(lines.get(sent)), sent));
        }
        if (strikesAtTheEnd(lines.size()) && strike(answer)) {
            return;
        }
        if (!answer.said().brokenOff()) {
            finish(answer);
        }
        end();
    }

    /** The answer to {@code stream:false}; faults of the stream show in the one object or on the connection. */
    void whole(Answer answer) throws IOException, InterruptedException {
        exchange.pause(knobs.tokenTime(answer.said().tokens(), random));
        switch (fault) {
            case Fault.ErrorLine(int _, String message) -> Wire.error(exchange, 500, message);
            case Fault.ErrorThenDone(int _, String message) -> Wire.error(exchange, 500, message);
            case Fault.Fin _ -> exchange.close();
            case Fault.Reset _ -> exchange.reset();
            case Fault.Stall _ -> exchange.stall();
            case Fault.EndWithoutDone _, Fault.NeverDone _ ->
                Wire.ok(exchange, answer.whole().put("done", false));
            case Fault.MissingCounts _ ->
                Wire.ok(
                        exchange,
                        answer.whole()
                                .put("done", true)
                                .put("done_reason", answer.said().doneReason()));
            case Fault.MalformedLine _ -> exchange.respond(200, Wire.JSON, half(answer.whole()));
            case Fault.WrongContentType(String type) ->
                exchange.respond(200, type, Wire.line(answer.wholeDone(exchange)));
            case Fault.SlowHeaders(Duration over) -> {
                exchange.pause(over);
                Wire.ok(exchange, answer.wholeDone(exchange));
            }
            case Fault.HugeLine(int bytes) -> Wire.ok(exchange, padded(answer.wholeDone(exchange), bytes));
            case Fault.Status _, Fault.DuplicateDone _, Fault.BlankLines _ ->
                Wire.ok(exchange, answer.wholeDone(exchange));
            case null ->
                Wire.ok(
                        exchange,
                        answer.said().brokenOff() ? answer.whole().put("done", false) : answer.wholeDone(exchange));
        }
    }

    private boolean isDue(int sent) {
        return fault != null && fault.after() == sent;
    }

    private boolean strikesAtTheEnd(int lines) {
        return fault != null && fault.after() >= lines;
    }

    /** Does what was due; true when the exchange is over. */
    private boolean strike(Answer answer) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.ErrorLine(int _, String message) -> {
                write(Wire.line(Wire.object().put("error", message)));
                end();
                return true;
            }
            case Fault.ErrorThenDone(int _, String message) -> {
                write(Wire.line(Wire.object().put("error", message)));
                write(Wire.line(answer.done(exchange)));
                end();
                return true;
            }
            case Fault.Fin _ -> exchange.close();
            case Fault.Reset _ -> exchange.reset();
            case Fault.Stall _ -> exchange.stall();
            case Fault.EndWithoutDone _ -> end();
            case Fault.MalformedLine _ -> {
                write(half(answer.neverDone()));
                return false;
            }
            case Fault.Status _,
                    Fault.DuplicateDone _,
                    Fault.BlankLines _,
                    Fault.HugeLine _,
                    Fault.WrongContentType _,
                    Fault.SlowHeaders _,
                    Fault.NeverDone _,
                    Fault.MissingCounts _ -> {
                return false;
            }
            case null -> {
                return false;
            }
        }
        return true;
    }

    private void finish(Answer answer) throws IOException {
        String last = Wire.line(
                switch (fault) {
                    case Fault.NeverDone _ -> answer.neverDone();
                    case Fault.MissingCounts _ -> answer.uncountedDone();
                    case null, default -> answer.done(exchange);
                });
        write(last);
        if (fault instanceof Fault.DuplicateDone) {
            write(last);
        }
    }

    private String text(ObjectNode line, int sent) {
        return Wire.line(sent == 0 && fault instanceof Fault.HugeLine(int bytes) ? padded(line, bytes) : line);
    }

    private void write(String line) throws IOException {
        open();
        exchange.write(fault instanceof Fault.BlankLines ? "\n" + line + "\n" : line);
    }

    private void end() throws IOException {
        open();
        exchange.endStream();
    }

    /** Headers go out with the first line, as Ollama's do. */
    private void open() throws IOException {
        if (!exchange.streaming()) {
            String type = fault instanceof Fault.WrongContentType(String other) ? other : Wire.NDJSON;
            Duration over = fault instanceof Fault.SlowHeaders(Duration slow) ? slow : Duration.ZERO;
            exchange.startStreamSlowly(type, over);
        }
    }

    private static String half(ObjectNode line) {
        String whole = Wire.line(line);
        return whole.substring(0, whole.length() / 2) + "\n";
    }

    private static ObjectNode padded(ObjectNode line, int bytes) {
        String padding = "x".repeat(bytes);
        if (line.path("message") instanceof ObjectNode message) {
            message.put("content", message.path("content").asString() + padding);
        } else {
            line.put("response", line.path("response").asString() + padding);
        }
        return line;
    }
}
