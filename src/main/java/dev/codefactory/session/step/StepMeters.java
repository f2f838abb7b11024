package dev.codefactory.session.step;

import com.github.f4b6a3.uuid.util.UuidUtil;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.queue.Attempt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Measures how long steps wait and take, by their type. */
@Component
class StepMeters {

    static final String WAIT = "codefactory.step.wait";
    static final String DURATION = "codefactory.step.duration";

    private static final Duration[] BUCKETS =
            IntStream.range(0, 11).mapToObj(i -> Duration.ofSeconds(1L << i)).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Clock clock;

    StepMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @FunctionalInterface
    interface Body {
        StepOutcome run() throws InterruptedException;
    }

    /** Runs the body of an attempt that has begun. How long a replay takes says nothing of models. */
    StepOutcome measured(Attempt attempt, Assignment assignment, Body body) throws InterruptedException {
        return assignment.replay()
                ? body.run()
                : measured(attempt, assignment.step().type(), body);
    }

    StepOutcome measured(Attempt attempt, StepType type, Body body) throws InterruptedException {
        if (attempt.number() == 1) {
            waited(attempt, type);
        }
        var begun = Timer.start(registry);
        var outcome = "interrupted";
        try {
            var result = body.run();
            outcome = word(result);
            return result;
        } finally {
            begun.stop(timer(DURATION, "How long attempts at steps took.")
                    .tags("step", type.id(), "outcome", outcome)
                    .register(registry));
        }
    }

    /** The id of a step says when it was added. */
    private void waited(Attempt attempt, StepType type) {
        timer(WAIT, "How long steps waited from being added to their first attempt.")
                .tag("step", type.id())
                .register(registry)
                .record(Duration.between(UuidUtil.getInstant(attempt.id()), clock.instant()));
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    /** How an attempt ended, in one word. */
    static String word(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Completed _ -> "completed";
            case StepOutcome.Skipped _ -> "skipped";
            case StepOutcome.Retryable _ -> "retryable";
            case StepOutcome.Busy _ -> "busy";
            case StepOutcome.Failed _ -> "failed";
        };
    }
}
