package dev.codefactory.session.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ExecutionView.Relations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ExecutionMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutionMeters meters = new ExecutionMeters(registry);

    @Test
    void anEndCountsWithItsGates() {
        changed(true, execution(ExecutionStatus.COMPLETED_WITH_FINDINGS, Verdict.REJECTED));

        var duration = registry.get(ExecutionMeters.DURATION)
                .tags("language", "go", "outcome", "rejected")
                .timer();
        assertThat(duration.count()).isOne();
        assertThat(duration.totalTime(TimeUnit.SECONDS)).isEqualTo(40);
        assertThat(gate("tests", "red")).isOne();
        assertThat(gate("security", "not_run")).isOne();
    }

    @Test
    void whatEndsWithoutAVerdictSaysHow() {
        changed(true, execution(ExecutionStatus.COMPLETED, null));
        changed(true, execution(ExecutionStatus.CANCELLED, null));

        assertThat(registry.find(ExecutionMeters.DURATION).timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("unjudged", "cancelled");
        assertThat(registry.find(ExecutionMeters.GATES).counters()).isEmpty();
    }

    @Test
    void whatRunsAndWhatIsRolledBackDoesNotCount() {
        changed(true, execution(ExecutionStatus.RUNNING, null));
        changed(false, execution(ExecutionStatus.COMPLETED, Verdict.VERIFIED));

        assertThat(registry.getMeters()).isEmpty();
    }

    private double gate(String name, String status) {
        return registry.get(ExecutionMeters.GATES)
                .tags("gate", name, "status", status)
                .counter()
                .count();
    }

    private void changed(boolean committed, ExecutionView execution) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            meters.changed(new Owner(UUID.randomUUID()), execution);
            if (committed) {
                TransactionSynchronizationManager.getSynchronizations()
                        .forEach(TransactionSynchronization::afterCommit);
            }
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    private static ExecutionView execution(ExecutionStatus status, @Nullable Verdict verdict) {
        var report = new QualityReport(
                List.of(), List.of(Gate.red("tests", "1 failed"), Gate.notRun("security", "no sandbox")), null);
        var created = Instant.parse("2026-03-01T12:00:00Z");
        return new ExecutionView(
                new ExecutionId(UUID.randomUUID()),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "function",
                "add",
                CodeLanguage.GO,
                status,
                verdict,
                "ollama",
                false,
                report,
                null,
                5,
                null,
                new Relations(List.of(), List.of(), List.of(), null, List.of(), null),
                created,
                created,
                created.plusSeconds(40),
                null);
    }
}
