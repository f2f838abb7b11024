package dev.codefactory.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.fuzz.Violation.Kind;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for what the OpenAPI document does not allow. {@code -Dfuzz.seed=N} changes what is left to chance, {@code -Dfuzz.values=N} how many wrong
 * values are tried in one place; a failure names its seed.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=practice",
            "spring.main.allow-bean-definition-overriding=true",
            // It makes thousands of everything; what is refused shall be refused for what the request says.
            "codefactory.webhook.max-per-owner=10000",
            "codefactory.schedule.max-per-owner=10000",
            "codefactory.template.max-per-owner=10000",
            "codefactory.session.max-open=100000",
            "codefactory.session.max-open-per-owner=100000"
        })
@Import({TestPostgres.class, TestTokens.class, ChainTest.Scripted.class})
@DirtiesContext // the executions it starts never end
class NegativeFuzzTests {

    private static final long SEED = Long.getLong("fuzz.seed", 42);
    private static final int NOISE_PER_OPERATION = 8;
    private static final int VALUES_PER_PLACE = 2;
    private static final int AT_ONCE = 4;
    private static final int ATTEMPTS = 6;

    /** Longer requests may be refused before their last byte was read, and the answer lost with the connection (RFC 9112, 9.6). */
    private static final int READ_TO_THE_END = 8_000;

    private static final String SOUND = Message.of("GET", "/api/v1/executions").text();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    @Autowired
    QueueControl queue;

    private final FuzzReport report = new FuzzReport();
    private Wire wire = new Wire(0);
    private List<ApiOperation> operations = List.of();

    @BeforeEach
    void readTheDocument() throws IOException {
        wire = new Wire(port);
        var document = wire.send(Message.of("GET", "/v3/api-docs").text()).orElseThrow();
        operations = new ApiDocument(new JsonMapper().readTree(document.body())).operations();
    }

    @Test
    void answersEverythingAsDocumented() {
        var owner = tokens.of("fuzz-owner").authorization();
        var stranger = tokens.of("fuzz-stranger").authorization();
        // An answer that has to be mended, so that there is an improvement.
        ((ScriptedGateway) gateway).codes("A = 1  # wrong\n", "A = 1\n");
        var inhabitants = new Inhabitants(wire, owner);
        askTheModelNoMore();
        queue.pause(); // checks need no model

        sendAll(validRequests(inhabitants));
        assertThat(report.isClean()).as(report.toString()).isTrue();

        sendAll(invalidRequests(inhabitants, stranger));
        assertThat(report.isClean()).as("seed %d: %s", SEED, report).isTrue();
        assertThat(report.answers()).isGreaterThan(3_000);
    }

    @AfterEach
    void letTheQueueGoOn() {
        queue.resume();
    }

    /** What the fuzzer starts shall wait, to be cancelled at any time and to cost nothing. */
    private void askTheModelNoMore() {
        ((ScriptedGateway) gateway).script(_ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new LlmOutcome.Cancelled("");
        });
    }

    private Stream<Case> validRequests(Inhabitants inhabitants) {
        return operations.stream()
                .map(operation ->
                        new Case(operation, "valid", inhabitants.validRequest(operation), expected(operation)));
    }

    /**
     * Whose owner is no admin may be refused what is for admins alone, no host has a model, one decision on an improvement excludes the
     * next, and no step waits for approval.
     */
    private static Expected expected(ApiOperation operation) {
        var isForAdmins = operation.path().startsWith("/api/v1/models/pulls")
                || operation.path().equals("/api/v1/models/choice")
                || (operation.path().startsWith("/api/v1/prompts")
                        && (!operation.method().equals("GET")
                                || operation.path().contains("{trialId}")));
        var mayBeRefused = isForAdmins
                || operation.path().startsWith("/api/v1/queue/")
                || isAboutModelsNobodyHas(operation)
                || operation.path().endsWith("/audit")
                || operation.path().contains("/improvements/{number}/")
                || operation.path().contains("/steps/{stepId}/approve")
                || operation.path().contains("/steps/{stepId}/reject");
        return mayBeRefused ? Expected.EITHER : Expected.ACCEPTED;
    }

    private static boolean isAboutModelsNobodyHas(ApiOperation operation) {
        return operation.path().contains("{digest}") || operation.name().equals("POST /api/v1/models/passports");
    }

    private Stream<Case> invalidRequests(Inhabitants inhabitants, String stranger) {
        var random = new Random(SEED);
        var picks = new Picks(random, Integer.getInteger("fuzz.values", VALUES_PER_PLACE));
        var statuses = operations.stream()
                .flatMap(operation -> operation.statuses().stream())
                .collect(Collectors.toSet());
        statuses.add(405);
        return operations.stream().flatMap(operation -> {
            Supplier<Message> valid = () -> inhabitants.validRequest(operation);
            var cases = new ArrayList<Stream<Case>>();
            if (operation.body() != null) {
                cases.add(new BodyCases(operation, operation.body(), valid, picks).all());
            }
            cases.add(new ParameterCases(operation, valid, picks)
                    .all(replaced -> inhabitants.targetWith(operation, replaced)));
            cases.add(new AccessCases(operation, valid).all(stranger, methodsOf(operation.path())));
            cases.add(new NoiseCases(operation, statuses, random).some(NOISE_PER_OPERATION, valid));
            return cases.stream().flatMap(some -> some);
        });
    }

    private Set<String> methodsOf(String path) {
        return operations.stream()
                .filter(operation -> operation.path().equals(path))
                .map(ApiOperation::method)
                .collect(Collectors.toSet());
    }

    private void sendAll(Stream<Case> cases) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            cases.forEach(sent -> threads.execute(() -> report.add(judge(sent))));
        }
    }

    private List<Violation> judge(Case sent) {
        try {
            var answer = ask(sent);
            if (answer.isPresent()) {
                return Oracle.judge(sent, answer.get());
            }
        } catch (IOException | RuntimeException e) {
            return List.of(new Violation(Kind.NO_ANSWER, sent.operation(), 0, sent.what() + " -> " + e));
        }
        return sent.expected() == Expected.ANYTHING || sent.request().length() > READ_TO_THE_END
                ? List.of()
                : List.of(new Violation(Kind.NO_ANSWER, sent.operation(), 0, sent.what()));
    }

    /**
     * Asks again: who refuses a request without reading it to its end may lose the answer with the connection (RFC 9112, 9.6). And Tomcat, which
     * takes noise without a version for HTTP/0.9, answers without a status line until the same processor has read a sound request.
     */
    private Optional<Answer> ask(Case sent) throws IOException {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            var answer = wire.send(sent.request());
            if (answer.isPresent()) {
                return answer;
            }
            wire.send(SOUND);
        }
        return wire.send(sent.request());
    }
}
