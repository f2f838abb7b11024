package dev.codefactory.bench.queue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;

/** One event stream on one socket. It speaks HTTP/1.0, so that the body comes as it is written. */
final class SseClient implements AutoCloseable {

    private static final Pattern AT = Pattern.compile("\"at\": ?\"([^\"]+)\"");

    final SocketChannel channel;
    final BitSet seen = new BitSet();

    private final StringBuilder line = new StringBuilder();
    private boolean inBody;
    private boolean ended;
    private String status = "";
    private int id;

    private SseClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects and asks for the events. */
    static SseClient open(URI service, String token, String execution, int receiveBuffer) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        channel.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        var request = "GET /api/v1/executions/%s/events HTTP/1.0\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(execution, service.getAuthority(), token);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return new SseClient(channel);
    }

    /** Whether the status and all headers have come. */
    boolean isConnected() {
        return inBody;
    }

    /** Whether the event {@code end} has come. */
    boolean hasEnded() {
        return ended;
    }

    /**
     * Reads what there is.
     *
     * @param events hears of each event: when it happened, and its number
     * @return false when the server has closed
     */
    boolean read(ByteBuffer buffer, ObjLongConsumer<Instant> events) throws IOException {
        buffer.clear();
        var count = channel.read(buffer);
        for (int i = 0; i < count; i++) {
            var next = (char) buffer.get(i); // what is looked at here is ASCII
            if (next == '\n') {
                line(line.toString().strip(), events);
                line.setLength(0);
            } else {
                line.append(next);
            }
        }
        return count >= 0;
    }

    private void line(String text, ObjLongConsumer<Instant> events) throws IOException {
        if (!inBody) {
            status = status.isEmpty() ? text : status;
            inBody = text.isEmpty();
            if (inBody && !status.contains(" 200")) {
                throw new IOException("refused: " + status);
            }
        } else if (text.startsWith("id:")) {
            id = Integer.parseInt(text.substring(3));
        } else if (text.equals("event:end")) {
            ended = true;
        } else if (text.startsWith("data:") && id > 0) {
            var at = AT.matcher(text);
            if (at.find() && !seen.get(id)) {
                events.accept(Instant.parse(at.group(1)), id);
            }
            seen.set(id);
            id = 0;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
