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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as its user runs it: a process of its own that can be killed, stopped and started again. */
public final class ServiceProcess implements AutoCloseable {

    private final Path directory;
    private final List<String> program;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ServiceProcess(Path directory, List<String> program) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.program = List.copyOf(program);
        this.process = launch();
    }

    /** Starts this build with an embedded database and all its data in the directory, and waits until it is ready. */
    static ServiceProcess start(Path directory, URI ollama) throws IOException {
        var program = new ArrayList<>(thisBuild());
        program.addAll(arguments(Map.of(
                "codefactory.database.port",
                freePort(),
                "codefactory.database.reserve",
                "16MB", // tests run on full disks, too
                "codefactory.llm.provider",
                "ollama",
                "codefactory.llm.ollama.url",
                ollama)));
        var service = new ServiceProcess(directory, program);
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /**
     * Starts a program of the product with these properties and does not wait for it.
     *
     * @param program the command line up to the product's own arguments, such as {@link #thisBuild}
     */
    public static ServiceProcess launch(Path directory, List<String> program, Map<String, ?> properties)
            throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(arguments(properties));
        return new ServiceProcess(directory, command);
    }

    /** The command line of what was compiled here. */
    public static List<String> thisBuild() {
        return List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-classpath",
                productClassPath(),
                CodeFactoryApplication.class.getName());
    }

    /** The command line of a built jar. */
    public static List<String> jar(Path jar) {
        return List.of(java(), "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-jar", jar.toString());
    }

    private static List<String> arguments(Map<String, ?> properties) {
        return properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toList();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** How it ended, once it has; empty when it has not after this time. */
    public Optional<Integer> exit(Duration limit) throws InterruptedException {
        return process.waitFor(limit) ? Optional.of(process.exitValue()) : Optional.empty();
    }

    public void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    public String logText() throws IOException {
        return Files.readString(log());
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
        var command = new ArrayList<>(program);
        command.add("--server.port=" + port);
        command.add("--codefactory.data-dir=" + directory.resolve("data"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Without the tests, whose beans a component scan would find. */
    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public void awaitReady() {
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

    /** A port nobody listens on. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
