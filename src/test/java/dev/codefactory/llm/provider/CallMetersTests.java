package dev.codefactory.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetersTests {

    private static final LlmCall OF_THE_ROLE = LlmCalls.asking("anything");
    private static final LlmOutcome ANSWER = new LlmOutcome.Completed(new LlmReply(
            "",
            "",
            new ModelSource("ollama", "here", "coder", null),
            new Usage(30, 12, Duration.ZERO, Duration.ZERO),
            ""));

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final CallMeters meters = new CallMeters(registry);

    @Test
    void anAnswerCountsWithItsTimeAndItsTokens() {
        ended("coder", OF_THE_ROLE, ANSWER);

        var duration = registry.get(CallMeters.DURATION)
                .tags("gen_ai.operation.name", "chat", "gen_ai.provider.name", "ollama")
                .tags("gen_ai.request.model", "coder", "error.type", "none")
                .timer();
        assertThat(duration.count()).isOne();
        assertThat(duration.totalTime(TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(tokens("input")).isEqualTo(30);
        assertThat(tokens("output")).isEqualTo(12);
    }

    @Test
    void aFailureCountsByItsReasonAndWithoutTokens() {
        ended("coder", OF_THE_ROLE, new LlmOutcome.Failed(Reason.TIMEOUT_IDLE, "", ""));
        ended("coder", OF_THE_ROLE, new LlmOutcome.Cancelled(""));

        assertThat(registry.get(CallMeters.DURATION)
                        .tag("error.type", "timeout_idle")
                        .timer()
                        .count())
                .isOne();
        assertThat(registry.get(CallMeters.DURATION)
                        .tag("error.type", "cancelled")
                        .timer()
                        .count())
                .isOne();
        assertThat(registry.find(CallMeters.TOKENS).summaries()).isEmpty();
    }

    @Test
    void aNameThatARequestMadeUpIsNoTimeSeries() {
        for (int i = 0; i < 100; i++) {
            ended("made up " + i, LlmCalls.askingModel("made up " + i, ""), failed());
        }
        ended("installed", LlmCalls.askingModel("installed", ""), ANSWER);
        ended("installed", LlmCalls.askingModel("installed", ""), failed());

        assertThat(registry.find(CallMeters.DURATION).timers())
                .extracting(timer -> timer.getId().getTag("gen_ai.request.model"))
                .containsOnly(CallMeters.OTHER, "installed")
                .hasSize(3);
    }

    private static LlmOutcome failed() {
        return new LlmOutcome.Failed(Reason.MODEL_MISSING, "", "");
    }

    private void ended(String model, LlmCall call, LlmOutcome outcome) {
        var begun = meters.begin();
        clock.add(Duration.ofSeconds(7));
        meters.end(begun, "ollama", model, call, outcome);
    }

    private double tokens(String type) {
        return registry.get(CallMeters.TOKENS)
                .tags("gen_ai.request.model", "coder", "gen_ai.token.type", type)
                .summary()
                .totalAmount();
    }
}
