package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.askingHost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaHostsTests {

    static final String MODEL = "qwen2.5-coder:7b";
    static final String SPARE = "spare:1b";

    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    final OllamaStandIn attic = OllamaStandIn.start();
    final OllamaStandIn cellar = OllamaStandIn.start();
    final OllamaGateway gateway = gateway(Map.of());

    @AfterEach
    void stop() {
        gateway.close();
        attic.close();
        cellar.close();
    }

    @Test
    void aCallGoesToTheHostItNames() {
        attic.model(MODEL).replies("from the attic");
        cellar.model(MODEL).replies("from the cellar");

        var reply = completed(gateway.ask(askingHost("cellar", "write f"), LlmProgress.NONE));

        assertThat(reply.text()).isEqualTo("from the cellar");
        assertThat(reply.source().host()).isEqualTo("cellar");
        assertThat(attic.ledger().of("/api/chat")).isEmpty();
    }

    @Test
    void aCallStaysOnItsHostWithTheNextModelOfItsRole() {
        attic.model(MODEL).replies("from the attic");
        cellar.model(SPARE).replies("from the cellar");

        var reply = completed(gateway.ask(askingHost("cellar", "write f"), LlmProgress.NONE));

        assertThat(reply.source().host()).isEqualTo("cellar");
        assertThat(reply.source().model()).isEqualTo(SPARE);
    }

    @Test
    void aCallForAHostThatIsGoneGoesToAnother() {
        cellar.model(MODEL).replies("from the cellar");

        var reply = completed(gateway.ask(askingHost("garage", "write f"), LlmProgress.NONE));

        assertThat(reply.source().host()).isEqualTo("cellar");
        assertThat(reply.transcript()).contains("# There is no host garage any more");
    }

    @Test
    void aCallForAHostWithoutTheModelGoesToAnother() {
        attic.model("llama3:8b");
        cellar.model(MODEL).replies("from the cellar");

        var reply = completed(gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE));

        assertThat(reply.source().host()).isEqualTo("cellar");
        assertThat(reply.transcript()).contains("# The host attic does not have " + MODEL);
    }

    @Test
    void aCallForAHostThatDoesNotAnswerFailsSoThatItsWorkCanBeSentElsewhere() {
        attic.close();
        cellar.model(MODEL).replies("from the cellar");

        var failed = failed(gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failed.detail()).contains("no connection can be made").doesNotContain("Exception");
        assertThat(cellar.ledger().of("/api/chat")).isEmpty();
    }

    @Test
    void aCallForNoHostGoesToTheFirstThatAnswersAndHasTheModel() {
        attic.model(MODEL).replies("from the attic");
        cellar.model(MODEL).replies("from the cellar");
        assertThat(completed(gateway.ask(asking("write f"), LlmProgress.NONE)).text())
                .isEqualTo("from the attic");

        attic.close();
        assertThat(completed(gateway.ask(asking("write f"), LlmProgress.NONE)).text())
                .isEqualTo("from the cellar");
    }

    @Test
    void aModelMayBeOnAHostThatDoesNotAnswerNow() {
        attic.close();

        var failed = failed(gateway.ask(asking("write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aModelNoHostHasIsMissing() {
        assertThat(failed(gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE))
                        .reason())
                .isEqualTo(Reason.MODEL_MISSING);
    }

    @Test
    void oneHostInTroubleCostsTheOtherNothing() {
        attic.model(MODEL).fault(Fault.endWithoutDoneAfter(1));
        cellar.model(MODEL).replies("from the cellar");
        for (int i = 0; i < 5; i++) {
            gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE);
        }

        assertThat(failed(gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE))
                        .reason())
                .isEqualTo(Reason.BUSY);
        assertThat(completed(gateway.ask(askingHost("cellar", "write f"), LlmProgress.NONE))
                        .text())
                .isEqualTo("from the cellar");
    }

    @Test
    void eachHostHasItsOwnSlots() {
        attic.model(MODEL).replies("done").knobs(knobs -> knobs.slots(8).msPerToken(20));
        cellar.model(MODEL).replies("done").knobs(knobs -> knobs.slots(8).msPerToken(20));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 6).forEach(_ -> {
                threads.execute(() -> gateway.ask(askingHost("attic", "write f"), LlmProgress.NONE));
                threads.execute(() -> gateway.ask(askingHost("cellar", "write f"), LlmProgress.NONE));
            });
        }

        assertThat(attic.counts().maxInFlight()).isEqualTo(1);
        assertThat(cellar.counts().maxInFlight()).isEqualTo(3);
    }

    @Test
    void hostsTellWhatIsInstalledAndMayBeUsed() {
        attic.model(MODEL);
        attic.model("gpt-oss:120b-cloud");
        cellar.model(MODEL);
        cellar.model(SPARE);

        assertThat(gateway.hosts())
                .containsExactlyInAnyOrder(
                        new LlmHost("attic", 1, Set.of(MODEL)), new LlmHost("cellar", 3, Set.of(MODEL, SPARE)));
    }

    @Test
    void aHostThatGoesAwayKeepsItsModels() {
        cellar.model(SPARE);
        gateway.hosts();

        cellar.close();

        assertThat(gateway.hosts()).contains(new LlmHost("cellar", 3, Set.of(SPARE), false));
    }

    @Test
    void oneLateAnswerCostsAHostNoWork() {
        cellar.model(MODEL);
        gateway.hosts();
        cellar.faultOn("/api/tags", Fault.status(502, "not yet"));

        assertThat(gateway.hosts()).contains(new LlmHost("cellar", 3, Set.of(MODEL)));
        now = now.plusSeconds(11);
        assertThat(gateway.hosts()).contains(new LlmHost("cellar", 3, Set.of(MODEL), false));
        cellar.faultOn("/api/tags", null);
        assertThat(gateway.hosts()).contains(new LlmHost("cellar", 3, Set.of(MODEL)));
    }

    @Test
    void aHostThatNeverAnsweredIsTriedForEveryConfiguredModel() {
        attic.close();

        assertThat(gateway.hosts())
                .filteredOn(host -> host.id().equals("attic"))
                .flatExtracting(LlmHost::models)
                .contains(MODEL, SPARE, "wanted:latest");
    }

    @Test
    void theModelOfARoleIsTheFirstOneInstalledAnywhere() {
        attic.model("llama3:8b");
        cellar.model(SPARE);
        assertThat(gateway.modelFor(ModelRole.CODE, null)).isEqualTo(MODEL);

        gateway.hosts();

        assertThat(gateway.modelFor(ModelRole.CODE, null)).isEqualTo(SPARE);
        assertThat(gateway.modelFor(ModelRole.CODE, "llama3:8b")).isEqualTo("llama3:8b");
        assertThat(gateway.modelFor(ModelRole.QA, null)).isEqualTo("wanted:latest");
    }

    @Test
    void theModelOfARoleIsToldWithoutAskingAnybody() {
        gateway.modelFor(ModelRole.CODE, null);

        assertThat(attic.ledger().of("/api/tags")).isEmpty();
        assertThat(cellar.ledger().of("/api/tags")).isEmpty();
    }

    @Test
    void theModelOfARoleIsOneThatMayBeUsed() {
        try (var careful = gateway(Map.of("models.code", "gpt-oss:120b-cloud," + SPARE))) {
            attic.model("gpt-oss:120b-cloud").replies("from far away");
            attic.model(SPARE).replies("from the attic");
            careful.hosts();

            assertThat(careful.modelFor(ModelRole.CODE, null)).isEqualTo(SPARE);
            assertThat(completed(careful.ask(asking("write f"), LlmProgress.NONE))
                            .text())
                    .isEqualTo("from the attic");
        }
    }

    @Test
    void isUsableWhenTheHostsThatAnswerHaveAModelForEachRole() {
        attic.model(MODEL);
        assertThat(gateway.status().usable()).isFalse();
        cellar.model("wanted:latest");

        assertThat(gateway.status().usable()).isTrue();
        assertThat(gateway.status().models()).containsEntry(ModelRole.CODE, MODEL);

        attic.model("wanted:latest");
        cellar.close();
        assertThat(gateway.status().usable()).isTrue();
        assertThat(gateway.status().detail()).contains("answers at " + attic.url(), "None answers at " + cellar.url());
    }

    @Test
    void isNotUsableWhenNoHostAnswers() {
        attic.close();
        cellar.close();

        var status = gateway.status();

        assertThat(status.usable()).isFalse();
        assertThat(status.detail())
                .contains(attic.url().toString(), cellar.url().toString(), "ollama serve");
    }

    private OllamaGateway gateway(Map<String, String> changes) {
        var settings = new HashMap<>(Map.of(
                "hosts.attic.url", attic.url().toString(),
                "hosts.cellar.url", cellar.url().toString(),
                "hosts.cellar.slots", "3",
                "models.code", MODEL + "," + SPARE,
                "models.nlp", "wanted",
                "models.qa", "wanted",
                "models.improvement", "wanted"));
        settings.putAll(changes);
        InstantSource clock = () -> now;
        return new OllamaGateway(
                OllamaGateways.properties(URI.create("http://unused.invalid"), settings),
                clock.withZone(ZoneOffset.UTC));
    }

    private static LlmReply completed(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Completed.class);
        return ((LlmOutcome.Completed) outcome).reply();
    }

    private static LlmOutcome.Failed failed(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return (LlmOutcome.Failed) outcome;
    }
}
