package dev.codefactory.webhook.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection of its own. It speaks HTTP by hand because it must connect to the address that was checked, which no client
 * of the platform can be told; it follows no redirect and reads no more than the head of the answer.
 */
public final class HttpPost {

    private static final int HEAD_LIMIT = 8 * 1024;
    private static final int TEXT_LIMIT = 300;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    private HttpPost() {}

    /**
     * What the other side said.
     *
     * @param status the HTTP status
     * @param text the beginning of the body as far as it came with the head
     */
    public record Answer(int status, String text) {

        /** Whether it took it. */
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /**
     * Sends the body as JSON.
     *
     * @param address the checked address of the destination's host
     * @param limit for everything together
     */
    public static Answer send(
            Destination destination, InetAddress address, Map<String, String> headers, String body, Duration limit)
            throws IOException {
        try (var socket = new Socket()) {
            var watchdog = Thread.ofVirtual().name("webhook-timeout").start(() -> closeAfter(limit, socket));
            try {
                socket.connect(new InetSocketAddress(address, destination.port()), (int) limit.toMillis());
                var connection = destination.isSecure() ? secure(socket, destination) : socket;
                connection.getOutputStream().write(request(destination, headers, body));
                return answer(connection.getInputStream());
            } catch (IOException e) {
                throw watchdog.isAlive() ? e : new IOException("no answer within " + limit.toSeconds() + " s", e);
            } finally {
                watchdog.interrupt();
            }
        }
    }

    private static void closeAfter(Duration limit, Socket socket) {
        try (socket) {
            Thread.sleep(limit);
        } catch (InterruptedException | IOException e) {
            // it has ended in time, or nothing is left to close
        }
    }

    private static Socket secure(Socket socket, Destination destination) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(socket, destination.url().getHost(), destination.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static byte[] request(Destination destination, Map<String, String> headers, String body) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST %s HTTP/1.1\r\n".formatted(destination.target()));
        head.append("host: ").append(destination.url().getRawAuthority()).append("\r\n");
        head.append("user-agent: code-factory\r\ncontent-type: application/json\r\nconnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(content.length).append("\r\n\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        return request.toByteArray();
    }

    private static Answer answer(InputStream in) throws IOException {
        var buffer = new byte[HEAD_LIMIT];
        var length = 0;
        String text;
        do {
            var count = in.read(buffer, length, buffer.length - length);
            if (count <= 0) {
                throw new IOException("the answer is no HTTP response");
            }
            length += count;
            text = new String(buffer, 0, length, StandardCharsets.UTF_8);
        } while (!text.contains("\r\n\r\n"));
        var status = STATUS.matcher(text.substring(0, text.indexOf("\r\n")));
        if (!status.matches()) {
            throw new IOException("the answer is no HTTP response");
        }
        var body = text.substring(text.indexOf("\r\n\r\n") + 4);
        return new Answer(Integer.parseInt(status.group(1)), body.substring(0, Math.min(TEXT_LIMIT, body.length())));
    }
}
