package dev.codefactory.standin.model;

import java.time.Duration;

/** Something that goes wrong on the wire. {@code after} counts the content lines sent before it happens. */
public sealed interface Fault {

    /** How many content lines are sent before it happens; -1 when it is not bound to a place in the stream. */
    default int after() {
        return -1;
    }

    /** Answers with a status and a body before anything else. */
    record Status(int status, String contentType, String body) implements Fault {}

    /** Writes {@code {"error":…}} into the stream and ends it. */
    record ErrorLine(int after, String message) implements Fault {}

    /** Writes {@code {"error":…}} into the stream, then a done line as if nothing had happened. */
    record ErrorThenDone(int after, String message) implements Fault {}

    /** Closes the connection with a FIN, without the last chunk. */
    record Fin(int after) implements Fault {}

    /** Closes the connection with a RST. */
    record Reset(int after) implements Fault {}

    /** Says nothing more, with the connection open, until the client leaves. */
    record Stall(int after) implements Fault {}

    /** Ends the stream properly, but without a done line. */
    record EndWithoutDone(int after) implements Fault {}

    /** Sends half a JSON object as a line of its own, then goes on. */
    record MalformedLine(int after) implements Fault {}

    /** Sends the done line twice. */
    record DuplicateDone() implements Fault {}

    /** Puts an empty line between all lines. */
    record BlankLines() implements Fault {}

    /** Makes the first content line at least this long. */
    record HugeLine(int bytes) implements Fault {}

    /** Answers with another content type. */
    record WrongContentType(String contentType) implements Fault {}

    /** Lets the response headers trickle in over a time. */
    record SlowHeaders(Duration over) implements Fault {}

    /** Sends the last line with {@code done:false} and without counts. */
    record NeverDone() implements Fault {}

    /** Sends a done line without any count or duration. */
    record MissingCounts() implements Fault {}

    static Fault status(int status, String error) {
        return new Status(status, "application/json; charset=utf-8", "{\"error\":\"" + error + "\"}");
    }

    /** A proxy's page instead of an answer. */
    static Fault html() {
        return new Status(
                200, "text/html; charset=utf-8", "<html><body><h1>Sign in to the network</h1></body></html>\n");
    }

    static Fault runnerStopped() {
        return status(
                500,
                "model runner has unexpectedly stopped, this may be due to resource limitations or an internal error,"
                        + " check ollama server logs for details");
    }

    static Fault outOfMemory() {
        return status(500, "llama-server process has terminated: exit status 1: cudaMalloc failed: out of memory");
    }

    static Fault busy() {
        return status(503, "server busy, please try again.  maximum pending requests exceeded");
    }

    static Fault errorLineAfter(int lines) {
        return new ErrorLine(lines, "an error was encountered while running the model: unexpected EOF");
    }

    static Fault errorThenDoneAfter(int lines) {
        return new ErrorThenDone(lines, "an error was encountered while running the model: unexpected EOF");
    }

    static Fault finAfter(int lines) {
        return new Fin(lines);
    }

    static Fault resetAfter(int lines) {
        return new Reset(lines);
    }

    static Fault stallAfter(int lines) {
        return new Stall(lines);
    }

    static Fault endWithoutDoneAfter(int lines) {
        return new EndWithoutDone(lines);
    }

    static Fault malformedLineAfter(int lines) {
        return new MalformedLine(lines);
    }

    static Fault duplicateDone() {
        return new DuplicateDone();
    }

    static Fault blankLines() {
        return new BlankLines();
    }

    static Fault hugeLine(int bytes) {
        return new HugeLine(bytes);
    }

    static Fault wrongContentType(String contentType) {
        return new WrongContentType(contentType);
    }

    static Fault slowHeaders(Duration over) {
        return new SlowHeaders(over);
    }

    static Fault neverDone() {
        return new NeverDone();
    }

    static Fault missingCounts() {
        return new MissingCounts();
    }
}
