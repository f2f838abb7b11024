package dev.codefactory.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers what a test tells it to and remembers what it was asked. */
class FakeService implements AutoCloseable {

    /** One request as it came. */
    record Asked(String method, String path, String query, Map<String, List<String>> headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }
    }

    private static final class Answer {
        final int status;
        final byte[] body;

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }
    }

    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final HttpServer server;

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Adds an answer to a request such as {@code GET /health}; the last one given is repeated. */
    FakeService answers(String request, int status, String body) {
        return answers(request, status, body.getBytes(StandardCharsets.UTF_8));
    }

    synchronized FakeService answers(String request, int status, byte[] body) {
        answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    private synchronized Answer next(String request) {
        var prepared = answers.getOrDefault(request, new ArrayDeque<>());
        if (prepared.isEmpty()) {
            return new Answer(
                    404, "{\"detail\":\"nothing at %s\"}".formatted(request).getBytes(StandardCharsets.UTF_8));
        }
        return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            asked.add(new Asked(
                    exchange.getRequestMethod(), path, query, Map.copyOf(exchange.getRequestHeaders()), body));
            var answer = next(exchange.getRequestMethod() + " " + path);
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
