package dev.codefactory.session.meters;

import dev.codefactory.access.Owner;
import dev.codefactory.quality.Gate;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts how executions end and how their gates stand, once their end is committed. Replays say nothing new. */
@Component
class ExecutionMeters implements ExecutionListener {

    static final String DURATION = "codefactory.execution.duration";
    static final String GATES = "codefactory.gates";

    private static final Duration[] BUCKETS =
            IntStream.range(1, 13).mapToObj(i -> Duration.ofSeconds(1L << i)).toArray(Duration[]::new);

    private final MeterRegistry registry;

    ExecutionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (execution.status().isTerminal() && !execution.replay()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    count(execution);
                }
            });
        }
    }

    private void count(ExecutionView execution) {
        var end = execution.finishedAt();
        if (end != null) {
            Timer.builder(DURATION)
                    .description("How long executions took from the request to their end.")
                    .tags("language", execution.language().id(), "outcome", outcome(execution))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry)
                    .record(Duration.between(execution.createdAt(), end));
        }
        if (execution.report() != null && execution.verdict() != null) {
            execution.report().gates().forEach(this::count);
        }
    }

    private void count(Gate gate) {
        Counter.builder(GATES)
                .description("How the gates of executions that were judged stood at their end.")
                .tags("gate", gate.name(), "status", gate.status().toString())
                .register(registry)
                .increment();
    }

    /** The verdict, or else how it ended without one. */
    private static String outcome(ExecutionView execution) {
        if (execution.verdict() != null) {
            return execution.verdict().toString();
        }
        return execution.status() == ExecutionStatus.COMPLETED
                ? "unjudged"
                : execution.status().id();
    }
}
