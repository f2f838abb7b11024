package dev.codefactory.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server as plainly as can be: whole responses through the JDK's client, or a bare socket for what happens on the wire. */
record RawClient(URI server, HttpClient http) implements AutoCloseable {

    /** A whole response. */
    record Response(int status, String contentType, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        List<JsonNode> lines() {
            return body.lines().map(JsonMapper.shared()::readTree).toList();
        }

        /** The joined content of a chat stream. */
        String content() {
            return lines().stream()
                    .map(line -> line.path("message").path("content").asString(""))
                    .reduce("", String::concat);
        }
    }

    static RawClient of(URI server) {
        return new RawClient(
                server,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    Response get(String path) {
        return send("GET", path, "");
    }

    Response post(String path, String body) {
        return send("POST", path, body);
    }

    Response send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Response(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request over a bare socket and leaves the reading to the caller. */
    Socket open(String path, String body) throws IOException {
        return open(path, body, "");
    }

    /** The same, and the server ends the connection after its answer. Half-closing it from here would mean that the client has left. */
    Socket openForOne(String path, String body) throws IOException {
        return open(path, body, "Connection: close\r\n");
    }

    private Socket open(String path, String body, String header) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Content-Length: " + bytes.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    @Override
    public void close() {
        http.close();
    }
}
