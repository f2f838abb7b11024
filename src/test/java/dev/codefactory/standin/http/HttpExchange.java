package dev.codefactory.standin.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request with everything needed to answer it, well or badly. */
public final class HttpExchange {

    private final HttpRequest request;
    private final Socket socket;
    private final OutputStream out;
    private final ExchangeTimes times = new ExchangeTimes();
    private final CompletableFuture<Void> clientGone = new CompletableFuture<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile Cut cut = Cut.none();
    private volatile boolean streaming;

    HttpExchange(HttpRequest request, Socket socket, OutputStream out) {
        this.request = request;
        this.socket = socket;
        this.out = out;
    }

    public HttpRequest request() {
        return request;
    }

    public ExchangeTimes times() {
        return times;
    }

    /** Cuts the body of the streamed response from now on. */
    public void cutBy(Cut newCut) {
        this.cut = newCut;
    }

    /** Sends a whole response with {@code Content-Length}; an empty content type sends none. */
    public void respond(int status, String contentType, String body) throws IOException {
        respond(status, contentType, body, "");
    }

    /** The same with one more header, such as {@code Retry-After: 1}; empty for none. */
    public void respond(int status, String contentType, String body, String header) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String more = header.isEmpty() ? "" : header + "\r\n";
        send(head(status, contentType, more + "Content-Length: " + bytes.length));
        if (!request.method().equals("HEAD")) {
            out.write(bytes);
        }
        times.ended();
        out.flush();
    }

    /** Starts a chunked response. */
    public void startStream(String contentType) throws IOException {
        startStreamSlowly(contentType, Duration.ZERO);
    }

    /** Starts a chunked response whose headers trickle in, byte by byte, over the given time. */
    public void startStreamSlowly(String contentType, Duration over) throws IOException {
        byte[] head = head(200, contentType, "Transfer-Encoding: chunked");
        streaming = true;
        if (over.isZero()) {
            send(head);
        } else {
            Duration step = over.dividedBy(head.length);
            for (byte each : head) {
                send(new byte[] {each});
                pause(step);
            }
        }
        out.flush();
    }

    public boolean streaming() {
        return streaming;
    }

    /** Writes text into the chunked response and flushes it, cut into pieces as asked. */
    public void write(String text) throws IOException {
        for (byte[] piece : cut.pieces(text.getBytes(StandardCharsets.UTF_8))) {
            out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(piece);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    /** Ends the chunked response properly. */
    public void endStream() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        times.ended();
        out.flush();
    }

    /** Closes the connection with a FIN, whatever was promised. */
    public void close() throws IOException {
        open.set(false);
        times.ended();
        socket.shutdownOutput();
    }

    /** Closes the connection with a RST. */
    public void reset() throws IOException {
        open.set(false);
        times.ended();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits; leaves with {@link ClientGone} as soon as the client does. */
    public void pause(Duration time) throws ClientGone {
        if (!time.isZero()) {
            try {
                clientGone.get(time.toNanos(), TimeUnit.NANOSECONDS);
                throw new ClientGone();
            } catch (TimeoutException timeIsUp) {
                return;
            } catch (InterruptedException | ExecutionException e) {
                throw new ClientGone();
            }
        }
    }

    /** Waits for a signal; leaves with {@link ClientGone} as soon as the client does. */
    public void await(CompletableFuture<?> signal) throws ClientGone, InterruptedException {
        try {
            CompletableFuture.anyOf(signal, clientGone).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (!signal.isDone()) {
            throw new ClientGone();
        }
    }

    /** Says nothing more until the client leaves. */
    public void stall() throws ClientGone, InterruptedException {
        await(new CompletableFuture<>());
    }

    boolean open() {
        return open.get();
    }

    void clientLeft() {
        times.disconnected();
        clientGone.complete(null);
    }

    /** Whoever has read a byte finds that it was sent: each time is noted before the bytes leave. */
    private void send(byte[] head) throws IOException {
        out.write(head);
        times.firstByte();
        out.flush();
    }

    private byte[] head(int status, String contentType, String framing) {
        times.answered(status);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        return ("HTTP/1.1 " + status + " " + reason(status) + "\r\n" + type + "Date: " + date + "\r\n" + framing
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 429 -> "Too Many Requests";
            case 499 -> "status code 499";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
