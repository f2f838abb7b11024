package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.queue.Attempt;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepMetersTests {

    private static final Instant ADDED = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UuidCreator.getTimeOrderedEpoch(ADDED);
    private static final StepOutcome SKIPPED = new StepOutcome.Skipped("");

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final StepMeters meters = new StepMeters(registry, Clock.fixed(ADDED.plusSeconds(9), ZoneOffset.UTC));

    @Test
    void theFirstAttemptEndsTheWait() throws InterruptedException {
        meters.measured(attempt(1), StepType.CODE_GENERATION, () -> SKIPPED);
        meters.measured(attempt(2), StepType.CODE_GENERATION, () -> SKIPPED);

        var wait = registry.get(StepMeters.WAIT).tag("step", "code_generation").timer();
        assertThat(wait.count()).isOne();
        assertThat(wait.totalTime(TimeUnit.SECONDS)).isEqualTo(9);
    }

    @Test
    void eachAttemptCountsByHowItEnded() throws InterruptedException {
        meters.measured(attempt(1), StepType.CODE_GENERATION, () -> after(3, SKIPPED));
        meters.measured(attempt(2), StepType.CODE_GENERATION, () -> new StepOutcome.Failed("parked", "", null));
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> meters.measured(attempt(3), StepType.CODE_GENERATION, () -> {
                    throw new InterruptedException();
                }));

        assertThat(ended("skipped").totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(ended("failed").count()).isOne();
        assertThat(ended("interrupted").count()).isOne();
    }

    private Timer ended(String outcome) {
        return registry.get(StepMeters.DURATION)
                .tags("step", "code_generation", "outcome", outcome)
                .timer();
    }

    private StepOutcome after(int seconds, StepOutcome outcome) {
        clock.add(Duration.ofSeconds(seconds));
        return outcome;
    }

    private static Attempt attempt(int number) {
        return new Attempt(ID, number, "here");
    }
}
