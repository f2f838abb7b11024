package dev.codefactory.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who is told, and answers as the test likes. */
final class Receiver implements AutoCloseable {

    volatile int status = 204;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request as it came. */
    record Received(Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hook?from=test"
                .formatted(server.getAddress().getPort());
    }

    Received next() throws InterruptedException {
        var next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was received");
        }
        return next;
    }

    boolean hasNothing() {
        return received.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = "thank you".getBytes(StandardCharsets.UTF_8);
            var headers = Map.copyOf(exchange.getRequestHeaders());
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url());
            }
            if (status == 204) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
            received.add(new Received(headers, body));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
