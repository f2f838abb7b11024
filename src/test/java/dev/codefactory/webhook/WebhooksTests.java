package dev.codefactory.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.codefactory.Require;
import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.code.FileTree;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.webhook.Delivery.Status;
import dev.codefactory.webhook.Receiver.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks from a change of state to a receiver's answer. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=practice",
            "codefactory.webhook.allow-private-addresses=true",
            "codefactory.webhook.first-retry=50ms",
            "codefactory.webhook.max-attempts=3",
            "codefactory.webhook.timeout=2s"
        })
@Import({TestPostgres.class, TestTokens.class})
class WebhooksTests {

    private static final Set<WebhookEvent> ALL = EnumSet.allOf(WebhookEvent.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path GUIDE = Path.of("docs/guides/webhooks.md");

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    Webhooks webhooks;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    Outbox outbox;

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path directory;

    private Receiver receiver;
    private TestTokens.Identity alice;
    private Owner owner;

    @BeforeEach
    void aReceiverOfItsOwn() throws IOException {
        receiver = new Receiver();
        alice = tokens.of(UUID.randomUUID().toString());
        owner = alice.owner();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void everyChangeOfAnExecutionIsTold() throws Exception {
        webhooks.create(owner, receiver.url(), ALL, true);

        var execution = submit();
        executions.await(owner, execution, Duration.ofMinutes(1));

        assertThat(types(3)) // the practice model does not know this request
                .containsExactlyInAnyOrder("execution.queued", "execution.running", "execution.failed");
    }

    @Test
    void ofAReplayItIsToldThatItIsOneAndOfWhich() throws Exception {
        var original = submit();
        executions.await(owner, original, Duration.ofMinutes(1));
        webhooks.create(owner, receiver.url(), ALL, true);

        send("POST", "/api/v1/executions/%s/replay".formatted(original.value()), "");

        assertThat(data(3)).allSatisfy(data -> {
            assertThat(data.path("replay").asBoolean()).isTrue();
            assertThat(data.path("replay_of").asString())
                    .isEqualTo(original.value().toString());
        });
        executions.await(owner, submit(), Duration.ofMinutes(1));
        assertThat(data(3)).allSatisfy(data -> {
            assertThat(data.path("replay").asBoolean(true)).isFalse();
            assertThat(data.path("replay_of").isNull()).isTrue();
        });
    }

    private List<JsonNode> data(int count) throws InterruptedException {
        var data = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            data.add(JSON.readTree(receiver.next().body()).path("data"));
        }
        return data;
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        webhooks.create(owner, receiver.url(), EnumSet.of(WebhookEvent.EXECUTION_FAILED), true);
        webhooks.create(owner, receiver.url(), ALL, false);

        executions.await(owner, submit(), Duration.ofMinutes(1));

        assertThat(types(1)).containsExactly("execution.failed");
        assertThat(receiver.hasNothing()).isTrue();
    }

    @Test
    void whatIsUndoneIsNotTold() {
        var webhook = webhooks.create(owner, receiver.url(), ALL, true).webhook();

        transaction.executeWithoutResult(status -> {
            outbox.tell(owner, WebhookEvent.EXECUTION_FAILED, "x");
            status.setRollbackOnly();
        });

        assertThat(webhooks.deliveries(owner, webhook.id(), null, 10)).isEmpty();
    }

    @Test
    void aFailedDeliveryIsRepeatedWithTheSameIdUntilItArrives() throws Exception {
        var webhook = webhooks.create(owner, receiver.url(), ALL, true).webhook();
        receiver.status = 500;

        var delivery = webhooks.ping(owner, webhook.id());
        var first = receiver.next();
        receiver.status = 204;
        var second = receiver.next();

        assertThat(first.header("webhook-id"))
                .isEqualTo(second.header("webhook-id"))
                .isEqualTo(delivery.id().toString());
        var settled = settled(webhook);
        assertThat(settled.status()).isEqualTo(Status.DELIVERED);
        assertThat(settled.statusCode()).isEqualTo(204);
        assertThat(settled.attempts()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void itIsGivenUpAfterTheLastAttemptAndCanBeSentAgain() throws Exception {
        var webhook = webhooks.create(owner, receiver.url(), ALL, true).webhook();
        receiver.status = 302;

        webhooks.ping(owner, webhook.id());
        var failed = settled(webhook);

        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.error()).startsWith("answered 302");
        receiver.status = 200;
        webhooks.redeliver(owner, webhook.id(), failed.id());
        assertThat(settled(webhook).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void noTwoNodesTakeTheSameDelivery() {
        var webhook = webhooks.create(owner, receiver.url(), ALL, false).webhook();
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < 20; i++) {
                outbox.ping(webhook.id());
            }
        });
        webhooks.replace(owner, webhook.id(), receiver.url(), ALL, true);

        transaction.executeWithoutResult(_ -> {
            var mine = deliveries.claim(5, Duration.ofMinutes(1));
            var others = otherNode(() -> deliveries.claim(100, Duration.ofMinutes(1)));
            assertThat(others).doesNotContainAnyElementsOf(mine);
        });
    }

    @Test
    void theReceiverOfTheGuideChecksTheSignature() throws Exception {
        Require.tool(onPath("python3"), "python3");
        var made = webhooks.create(owner, receiver.url(), ALL, true);
        webhooks.ping(owner, made.webhook().id());
        var received = receiver.next();

        assertThat(verify(made.secret(), received, received.body())).isEqualTo("True");
        assertThat(verify(made.secret(), received, received.body() + " ")).isEqualTo("False");
        assertThat(verify(webhooks.create(owner, receiver.url(), ALL, true).secret(), received, received.body()))
                .isEqualTo("False");
    }

    @Test
    void theSecretIsShownOnlyOnce() throws Exception {
        var made = send("POST", "/api/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));

        assertThat(made.path("secret").asString()).startsWith("whsec_");
        assertThat(made.path("events")).hasSize(ALL.size());
        var id = made.path("id").asString();
        assertThat(send("GET", "/api/v1/webhooks", "").toString()).contains(id).doesNotContain("whsec_");
        assertThat(send("GET", "/api/v1/webhooks/" + id, "").toString()).doesNotContain("whsec_");
        var ping = send("POST", "/api/v1/webhooks/%s/ping".formatted(id), "");
        assertThat(receiver.next().body()).contains("\"type\":\"ping\"");
        await().until(() -> send("GET", "/api/v1/webhooks/%s/deliveries".formatted(id), "")
                .at("/items/0/status")
                .asString()
                .equals("delivered"));
        assertThat(ping.path("event").asString()).isEqualTo("ping");
    }

    @Test
    void whatBelongsToAnotherOwnerIsNotFound() {
        var webhook =
                webhooks.create(owner, receiver.url(), ALL, true).webhook().id();
        var delivery = webhooks.ping(owner, webhook).id();
        var other = tokens.of("another").owner();

        assertThat(webhooks.list(other)).isEmpty();
        assertNotFound(() -> webhooks.get(other, webhook));
        assertNotFound(() -> webhooks.replace(other, webhook, receiver.url(), ALL, true));
        assertNotFound(() -> webhooks.delete(other, webhook));
        assertNotFound(() -> webhooks.ping(other, webhook));
        assertNotFound(() -> webhooks.deliveries(other, webhook, null, 10));
        assertNotFound(() -> webhooks.redeliver(other, webhook, delivery));
    }

    private static <T> T otherNode(Callable<T> asked) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(asked).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNotFound(Runnable request) {
        assertThatExceptionOfType(WebhookException.NotFound.class).isThrownBy(request::run);
    }

    private ExecutionId submit() {
        var request = new GenerationRequest(
                Pipeline.STANDARD, "add two numbers", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
        return sessions.submit(owner, request, null).id();
    }

    private List<String> types(int count) throws InterruptedException {
        var types = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            types.add(JSON.readTree(receiver.next().body()).path("type").asString());
        }
        return types;
    }

    private Delivery settled(Webhook webhook) {
        return await().until(
                        () -> webhooks.deliveries(owner, webhook.id(), null, 1).getFirst(),
                        delivery -> delivery.status() != Status.PENDING);
    }

    /** Asks the code of the guide. */
    private String verify(String secret, Received received, String body) throws IOException, InterruptedException {
        var code = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertThat(code.find()).isTrue();
        Files.writeString(directory.resolve("receiver.py"), code.group(1));
        var headers = JSON.createObjectNode();
        for (var name : Set.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, received.header(name));
        }
        Files.writeString(directory.resolve("headers.json"), headers.toString());
        Files.writeString(directory.resolve("body"), body);
        var question =
                "import json, receiver; print(receiver.is_genuine(%s, json.load(open('headers.json')), open('body', 'rb').read()))"
                        .formatted("'" + secret + "'");
        var process = new ProcessBuilder("python3", "-c", question)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static boolean onPath(String tool) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", alice.authorization());
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return JSON.readTree(response.body());
        }
    }
}
