package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.registry.Circuit;
import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.Inventory;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaRegistryTests {

    static final String MODEL = "qwen2.5-coder:7b";

    final OllamaStandIn attic = OllamaStandIn.start();
    final OllamaStandIn cellar = OllamaStandIn.start();
    final SetClock clock = new SetClock();
    final OllamaGateway gateway = new OllamaGateway(
            OllamaGateways.properties(
                    URI.create("http://unused.invalid"),
                    Map.of(
                            "hosts.attic.url", attic.url().toString(),
                            "hosts.attic.labels", "gpu,office",
                            "hosts.cellar.url", cellar.url().toString(),
                            "hosts.cellar.slots", "3",
                            "retry.attempts", "1")),
            clock);
    final OllamaRegistry registry = new OllamaRegistry(gateway, clock);

    @AfterEach
    void stop() {
        gateway.close();
        attic.close();
        cellar.close();
    }

    @Test
    void tellsAllThatAHostSaysOfAModel() {
        attic.model(MODEL)
                .knobs(knobs -> knobs.thinks(true).trainCtx(40_960))
                .card(card -> card.build("qwen3", "8.2B", "Q8_0"));

        var model = only(registry.inventory());

        assertThat(model.digest()).isEqualTo(attic.model(MODEL).card().digest());
        assertThat(model.names()).containsExactly(MODEL);
        assertThat(model.size()).isEqualTo(attic.model(MODEL).card().size());
        assertThat(model.contextLength()).isEqualTo(40_960);
        assertThat(model.family()).isEqualTo("qwen3");
        assertThat(model.parameterSize()).isEqualTo("8.2B");
        assertThat(model.quantization()).isEqualTo("Q8_0");
        assertThat(model.capabilities()).contains("completion", "thinking");
        assertThat(model.remote()).isFalse();
    }

    @Test
    void whatNoHostTellsIsUnknown() {
        attic.model(MODEL);
        attic.faultOn("/api/show", Fault.status(500, "no"));
        attic.faultOn("/api/ps", Fault.status(500, "no"));
        attic.faultOn("/api/version", Fault.status(404, "no"));

        var inventory = registry.inventory();

        assertThat(only(inventory).contextLength()).isNull();
        assertThat(only(inventory).placements()).singleElement().satisfies(placement -> {
            assertThat(placement.loaded()).isNull();
            assertThat(placement.window()).isNull();
        });
        assertThat(host(inventory, "attic").version()).isNull();
        assertThat(host(inventory, "attic").answers()).isTrue();
    }

    @Test
    void theSameContentOnTwoHostsIsOneModel() {
        attic.model(MODEL);
        cellar.model("my-own:1")
                .card(card -> card.digestOf(attic.model(MODEL).card().digest()));

        var model = only(registry.inventory());

        assertThat(model.names()).containsExactly("my-own:1", MODEL);
        assertThat(model.placements())
                .extracting(InstalledModel.Placement::host)
                .containsExactly("attic", "cellar");
    }

    @Test
    void anotherContentUnderTheSameNameIsAnotherModel() {
        attic.model(MODEL);
        cellar.model(MODEL).card(card -> card.digestOf("f".repeat(64)));

        assertThat(registry.inventory().models()).hasSize(2).allMatch(model -> model.isCalled(MODEL));
    }

    @Test
    void tellsWhereAModelIsInMemoryAndWithWhichWindow() {
        attic.model(MODEL).replies("hello");
        cellar.model(MODEL);
        gateway.ask(asking("write f"), LlmProgress.NONE);

        assertThat(only(registry.inventory()).placements())
                .extracting(InstalledModel.Placement::loaded, InstalledModel.Placement::window)
                .containsExactly(tuple(true, 8192), tuple(false, null));
    }

    @Test
    void tellsTheHostsWithTheirLabelsAndVersions() {
        attic.version("0.42.0");

        var inventory = registry.inventory();

        assertThat(inventory.hosts()).extracting(HostState::id).containsExactly("attic", "cellar");
        assertThat(host(inventory, "attic").labels()).containsExactly("gpu", "office");
        assertThat(host(inventory, "attic").version()).isEqualTo("0.42.0");
        assertThat(host(inventory, "cellar").slots()).isEqualTo(3);
    }

    @Test
    void aHostThatStallsDelaysByItsOwnDeadlineAndHidesNoOther() {
        attic.model(MODEL);
        List.of("/api/tags", "/api/ps", "/api/version").forEach(path -> cellar.faultOn(path, new Fault.Stall(0)));
        var begun = System.nanoTime();

        var inventory = registry.inventory();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3500));
        assertThat(only(inventory).isOn("attic")).isTrue();
        assertThat(host(inventory, "cellar").silence())
                .extracting(HostState.Silence::reason)
                .isEqualTo(Reason.TIMEOUT_TOTAL);
    }

    @Test
    void aModelThatIsNotShownInTimeIsListedNevertheless() {
        attic.model(MODEL);
        attic.faultOn("/api/show", new Fault.Stall(0));
        var begun = System.nanoTime();

        assertThat(only(registry.inventory()).contextLength()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3500));
    }

    @Test
    void silenceLastsFromItsBeginningToTheNextAnswer() {
        attic.faultOn("/api/tags", Fault.status(502, "no"));
        var begun = clock.instant();
        registry.inventory();
        clock.pass(Duration.ofMinutes(1));

        assertThat(host(registry.inventory(), "attic").silence())
                .extracting(HostState.Silence::since)
                .isEqualTo(begun);

        attic.faultOn("/api/tags", null);
        clock.pass(Duration.ofMinutes(1));
        assertThat(host(registry.inventory(), "attic").answers()).isTrue();
    }

    @Test
    void anAnswerServesForAFewSeconds() {
        registry.inventory();
        registry.inventory();
        assertThat(attic.ledger().of("/api/tags")).hasSize(1);

        clock.pass(Duration.ofSeconds(3));
        registry.inventory();
        assertThat(attic.ledger().of("/api/tags")).hasSize(2);
    }

    @Test
    void aModelIsShownOnlyOnce() {
        attic.model(MODEL);
        registry.inventory();
        clock.pass(Duration.ofSeconds(3));

        assertThat(only(registry.inventory()).contextLength()).isNotNull();
        assertThat(attic.ledger().of("/api/show")).hasSize(1);
    }

    @Test
    void tellsWhichCircuitIsOpen() {
        attic.model(MODEL).fault(Fault.outOfMemory());
        for (int i = 0; i < 5; i++) {
            gateway.ask(asking("write f"), LlmProgress.NONE);
        }

        var circuit = host(registry.inventory(), "attic").circuits();
        assertThat(circuit).singleElement().satisfies(open -> {
            assertThat(open.model()).isEqualTo(MODEL);
            assertThat(open.state()).isEqualTo(Circuit.State.OPEN);
            assertThat(open.openUntil()).isEqualTo(clock.instant().plusSeconds(15));
            assertThat(open.lastFailure()).contains("out of memory");
        });

        clock.pass(Duration.ofSeconds(15));
        assertThat(only(registry.inventory()).placements().getFirst().circuit())
                .extracting(Circuit::state, Circuit::openUntil)
                .containsExactly(Circuit.State.HALF_OPEN, null);
    }

    private static InstalledModel only(Inventory inventory) {
        assertThat(inventory.models()).hasSize(1);
        return inventory.models().getFirst();
    }

    private static HostState host(Inventory inventory, String id) {
        return inventory.hosts().stream()
                .filter(host -> host.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Shows the time it is set to. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
