package dev.codefactory.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.provider.ProviderProperties.Choice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProviderGatewayTests {

    final Provider ollama = new Provider("ollama");
    final Provider openai = new Provider("openai");
    final Provider practice = new Provider("practice");
    Instant now = Instant.EPOCH;

    @Test
    void usesOllamaWhenItIsThere() {
        assertThat(answeredBy(gateway(Choice.AUTO))).isEqualTo("ollama");
    }

    @Test
    void usesAnotherServerWhenThereIsNoOllama() {
        ollama.usable = false;
        assertThat(answeredBy(gateway(Choice.AUTO))).isEqualTo("openai");
    }

    @Test
    void staysWithTheServerThatWasFoundFirst() {
        ollama.usable = false;
        var gateway = gateway(Choice.AUTO);
        assertThat(answeredBy(gateway)).isEqualTo("openai");

        ollama.usable = true;
        openai.usable = false;
        now = now.plusSeconds(60);
        assertThat(answeredBy(gateway)).isEqualTo("openai");
    }

    @Test
    void usesOllamaOnceItIsStarted() {
        ollama.usable = false;
        openai.usable = false;
        var gateway = gateway(Choice.AUTO);
        assertThat(answeredBy(gateway)).isEqualTo("practice");

        ollama.usable = true;
        assertThat(answeredBy(gateway)).isEqualTo("practice");
        now = now.plusSeconds(5);
        assertThat(answeredBy(gateway)).isEqualTo("ollama");
    }

    @Test
    void staysWithOllamaWhenItGoesAway() {
        var gateway = gateway(Choice.AUTO);
        assertThat(answeredBy(gateway)).isEqualTo("ollama");

        ollama.usable = false;
        now = now.plusSeconds(60);
        assertThat(answeredBy(gateway)).isEqualTo("ollama");
    }

    @Test
    void doesAsItIsTold() {
        assertThat(answeredBy(gateway(Choice.PRACTICE))).isEqualTo("practice");
        openai.usable = false;
        assertThat(answeredBy(gateway(Choice.OPENAI))).isEqualTo("openai");
        ollama.usable = false;
        assertThat(answeredBy(gateway(Choice.OLLAMA))).isEqualTo("ollama");
    }

    @Test
    void hasTheStatusOfWhoAnswers() {
        assertThat(gateway(Choice.AUTO).status().provider()).isEqualTo("ollama");
        assertThat(gateway(Choice.PRACTICE).status().provider()).isEqualTo("practice");
    }

    @Test
    void hasTheHostsOfWhoAnswers() {
        assertThat(gateway(Choice.AUTO).hosts()).extracting(LlmHost::id).containsExactly("ollama");
        assertThat(gateway(Choice.PRACTICE).hosts()).extracting(LlmHost::id).containsExactly("practice");
    }

    @Test
    void namesTheModelOfWhoAnsweredLastAndAsksNobody() {
        var gateway = gateway(Choice.AUTO);
        assertThat(gateway.modelFor(ModelRole.CODE, null)).isEqualTo("practice");
        assertThat(ollama.asked).isZero();

        gateway.hosts();
        now = now.plusSeconds(60);
        assertThat(gateway.modelFor(ModelRole.CODE, null)).isEqualTo("ollama");
        assertThat(ollama.asked).isOne();
    }

    private ProviderGateway gateway(Choice choice) {
        InstantSource clock = () -> now;
        return new ProviderGateway(
                new ProviderChoice(
                        new ProviderProperties(choice, Duration.ofSeconds(5)),
                        ollama,
                        openai,
                        practice,
                        clock.withZone(ZoneOffset.UTC)),
                new CallMeters(new SimpleMeterRegistry()),
                new CallSpans(OpenTelemetry.noop()));
    }

    private static String answeredBy(LlmGateway gateway) {
        var outcome = (LlmOutcome.Failed) gateway.ask(LlmCalls.asking("anything"), LlmProgress.NONE);
        return outcome.detail();
    }

    /** Says its name, and nothing else. */
    private static final class Provider implements LlmGateway {

        private final String name;
        private boolean usable = true;
        private int asked;

        Provider(String name) {
            this.name = name;
        }

        @Override
        public LlmOutcome ask(LlmCall call, LlmProgress progress) {
            return new LlmOutcome.Failed(Reason.NO_MODEL, name, "");
        }

        @Override
        public LlmStatus status() {
            asked++;
            return new LlmStatus(name, usable, name, Map.of());
        }

        @Override
        public List<LlmHost> hosts() {
            return List.of(new LlmHost(name, 1, Set.of(name)));
        }

        @Override
        public String modelFor(ModelRole role, @Nullable String wanted) {
            return name;
        }
    }
}
