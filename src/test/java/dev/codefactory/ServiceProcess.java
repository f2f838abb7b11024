package dev.codefactory;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as its user runs it: a process of its own, with its own embedded database, that can be killed and started again. */
final class ServiceProcess implements AutoCloseable {

    private final Path directory;
    private final int port = freePort();
    private final int databasePort = freePort();
    private final URI ollama;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ServiceProcess(Path directory, URI ollama) throws IOException {
        this.directory = directory;
        this.ollama = ollama;
        this.process = launch();
    }

    /** Starts it with all its data in the directory and waits until it is ready. */
    static ServiceProcess start(Path directory, URI ollama) throws IOException {
        var service = new ServiceProcess(directory, ollama);
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(request(path).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** Stops it in an orderly way, its database included. */
    @Override
    public void close() {
        http.close();
        try {
            process.destroy();
            await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-classpath",
                productClassPath(),
                CodeFactoryApplication.class.getName()));
        command.add("--server.port=" + port);
        command.add("--codefactory.data-dir=" + directory.resolve("data"));
        command.add("--codefactory.database.port=" + databasePort);
        command.add("--codefactory.llm.provider=ollama");
        command.add("--codefactory.llm.ollama.url=" + ollama);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Without the tests, whose beans a component scan would find. */
    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .failFast("the service ended, see " + log(), () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> text("/health/readiness").contains("UP"));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30));
        var token = directory.resolve("data/admin-token");
        return Files.exists(token)
                ? request.header(
                        "Authorization", "Bearer " + Files.readString(token).strip())
                : request;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private Path log() {
        return directory.resolve("service.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
