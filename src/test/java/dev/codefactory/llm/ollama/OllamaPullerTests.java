package dev.codefactory.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.llm.registry.ModelPuller.End;
import dev.codefactory.llm.registry.ModelPuller.Patience;
import dev.codefactory.llm.registry.ModelPuller.Progress;
import dev.codefactory.llm.registry.ModelPuller.Target;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server is told to fetch, and what is made of its answer. */
class OllamaPullerTests {

    static final String MODEL = "new:1b";
    static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));

    final OllamaStandIn attic = OllamaStandIn.start();
    final List<Progress> seen = new CopyOnWriteArrayList<>();
    final OllamaProperties properties = OllamaGateways.properties(
            URI.create("http://unused.invalid"),
            Map.of("hosts.attic.url", attic.url().toString(), "hosts.a-dead-one.url", "http://127.0.0.1:1"));
    /** It stands still, so that nothing becomes known by the mere passing of time. */
    final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    final OllamaGateway gateway = new OllamaGateway(properties, clock);
    final OllamaRegistry registry = new OllamaRegistry(gateway, clock);
    final OllamaPuller puller = new OllamaPuller(gateway, registry, properties);

    @BeforeEach
    void aModelToPull() {
        attic.models(models -> {
            models.pullable(MODEL);
            models.pullStep(Duration.ofMillis(1));
        });
    }

    @AfterEach
    void stop() {
        gateway.close();
        attic.close();
    }

    @Test
    void aModelThatWasPulledIsKnownAtOnce() throws InterruptedException {
        assertThat(registry.inventory().models()).isEmpty();

        assertThat(pull(MODEL, LONG)).isEqualTo(new End.Succeeded());

        assertThat(registry.inventory().models()).singleElement().matches(model -> model.isCalled(MODEL));
        assertThat(gateway.hosts().stream().flatMap(host -> host.models().stream()))
                .contains(MODEL);
        assertThat(seen.getLast().phase()).isEqualTo("success");
        assertThat(seen.getLast().done()).isPositive().isEqualTo(seen.getLast().total());
        assertThat(attic.ledger().last("/api/pull").model()).isEqualTo(MODEL);
    }

    @Test
    void anErrorAmongTheLinesIsAFailure() throws InterruptedException {
        assertThat(pull("nowhere:1b", LONG))
                .isEqualTo(new End.Failed("Ollama broke off: pull model manifest: file does not exist"));
    }

    @Test
    void anErrorInsteadOfAnAnswerIsAFailure() throws InterruptedException {
        attic.faultOn("/api/pull", Fault.status(400, "invalid model name"));

        assertThat(pull(MODEL, LONG)).isEqualTo(new End.Failed("Ollama answered 400: invalid model name"));
    }

    @Test
    void aServerThatFallsSilentInTheMiddleIsGivenUp() throws InterruptedException {
        attic.models(models -> models.pullGate(new CompletableFuture<>()));

        assertThat(pull(MODEL, new Patience(Duration.ofSeconds(20), Duration.ofMillis(200))))
                .isEqualTo(new End.Failed("the answer stopped for PT0.2S"));
        assertThat(attic.installed()).isEmpty();
    }

    @Test
    void theWholeTakesNoLongerThanItMayThoughTheServerGoesOnTalking() throws InterruptedException {
        attic.models(models -> models.pullStep(Duration.ofMillis(150)));

        assertThat(pull(MODEL, new Patience(Duration.ofMillis(300), Duration.ofSeconds(20))))
                .isEqualTo(new End.Failed("no end of the answer within PT0.3S"));
    }

    @Test
    void anInterruptClosesTheConnection() throws InterruptedException {
        attic.models(models -> models.pullGate(new CompletableFuture<>()));
        var thread = Thread.ofVirtual().start(() -> {
            try {
                pull(MODEL, LONG);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> seen.stream().anyMatch(progress -> progress.done() > 0));

        thread.interrupt();

        await().until(() -> attic.ledger().last("/api/pull").untilDisconnect() != null);
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void itGoesToTheFirstHostThatAnswersUnlessOneIsNamed() {
        assertThat(puller.target("new", null)).isEqualTo(new Target.At("attic", "new:latest"));
        assertThat(puller.target(MODEL, "a-dead-one")).isEqualTo(new Target.At("a-dead-one", MODEL));
        assertThat(puller.target(MODEL, "cellar")).isEqualTo(new Target.UnknownHost(List.of("a-dead-one", "attic")));
        assertThat(puller.target(MODEL, attic.url().toString())).isInstanceOf(Target.UnknownHost.class);
    }

    @Test
    void whatRunsOnSomebodyElsesComputerIsFetchedOnlyWhereThatIsAllowed() {
        assertThat(puller.target("gpt-oss:120b-cloud", null)).isEqualTo(new Target.Refused());
        assertThat(puller.target("big:Cloud", null)).isEqualTo(new Target.Refused());

        var liberal = OllamaGateways.properties(attic.url(), Map.of("allow-remote-models", "true"));

        assertThat(new OllamaPuller(gateway, registry, liberal).target("big:cloud", null))
                .isEqualTo(new Target.At("attic", "big:cloud"));
    }

    private End pull(String model, Patience patience) throws InterruptedException {
        return puller.pull("attic", model, patience, seen::add);
    }
}
