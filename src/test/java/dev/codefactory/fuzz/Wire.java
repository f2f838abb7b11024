package dev.codefactory.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends bytes to the service and reads one answer, whatever the bytes are. */
final class Wire {

    /** Generous, because the machine may be busy; what hangs takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** The answer, or nothing if the connection was closed without one. */
    Optional<Answer> send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            write(socket, request);
            var in = new BufferedInputStream(socket.getInputStream());
            var status = line(in);
            return status.startsWith("HTTP/1.1 ") ? Optional.of(answer(status, in)) : Optional.empty();
        }
    }

    /** A refusal may come, and the connection close, before the last byte of a large request is written. */
    private static void write(Socket socket, String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
        } catch (IOException _) {
            return;
        }
    }

    private static Answer answer(String statusLine, InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(statusLine.substring(9, 12)), headers, body(headers, in));
    }

    private static String body(Map<String, String> headers, InputStream in) throws IOException {
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            return "";
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return new String(chunks(in), StandardCharsets.UTF_8);
        }
        var length = headers.get("content-length");
        var rest = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new String(rest, StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in), 16);
            bytes.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return bytes.toByteArray();
            }
        }
    }

    /** Up to the line break or the end of all. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
