package dev.codefactory.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.schedule.Schedule.Missed;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.Schedule.State;
import dev.codefactory.schedule.ScheduleRun.Outcome;
import dev.codefactory.schedule.ScheduleRun.Trigger;
import dev.codefactory.schedule.ScheduleStore.Row;
import dev.codefactory.schedule.ScheduleStore.Standing;
import dev.codefactory.session.web.start.KeptRequests;
import dev.codefactory.session.web.start.KeptRequests.Prepared;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what a schedule is due for. The execution, what is noted of it and the next time are one transaction behind the schedule's row: of
 * several nodes one does it, and one that dies on the way has done nothing.
 */
@Component
class Firing {

    private final ScheduleStore schedules;
    private final RunStore runs;
    private final KeptRequests requests;
    private final ScheduleProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Firing(
            ScheduleStore schedules,
            RunStore runs,
            KeptRequests requests,
            ScheduleProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.requests = requests;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing when it is not due any more, when somebody else is at it, or when it is changed meanwhile. */
    void fire(UUID id) {
        var now = clock.instant();
        schedules.due(id, now).ifPresent(seen -> {
            var prepared = requests.prepare(seen.owner(), Objects.requireNonNull(seen.request()));
            transaction.executeWithoutResult(_ -> schedules
                    .claim(id, now)
                    .filter(row -> row.version() == seen.version())
                    .ifPresent(row -> fire(row, prepared, now)));
        });
    }

    private void fire(Row row, Prepared prepared, Instant now) {
        var run = run(row, prepared, Objects.requireNonNull(row.nextRunAt()), now);
        runs.add(row.id(), run);
        runs.forgetAllBut(row.id(), properties.keptRuns());
        // From now on, not from the time that was due: what was missed meanwhile came with this run.
        schedules.stand(row.id(), standing(row, run, row.cadence().next(now).orElse(null)));
    }

    private ScheduleRun run(Row row, Prepared prepared, Instant due, Instant now) {
        var late = Duration.between(due, now);
        if (row.missed() == Missed.SKIP && late.compareTo(properties.grace()) > 0) {
            return nothing(due, now, Outcome.SKIPPED_MISSED, null, "its time was missed by " + late);
        }
        if (row.overlap() == Overlap.SKIP && runs.hasOpen(row.id())) {
            return nothing(due, now, Outcome.SKIPPED_OVERLAP, null, "the execution before has not ended");
        }
        var key = "schedule:%s:%s".formatted(row.id(), due);
        return switch (requests.take(row.owner(), prepared, key)) {
            case KeptRequests.Accepted(var execution) -> ScheduleRun.started(Trigger.CLOCK, due, now, execution.id());
            case KeptRequests.Refused(var problem, var reason) -> nothing(due, now, Outcome.REFUSED, problem, reason);
        };
    }

    private static ScheduleRun nothing(
            Instant due, Instant now, Outcome outcome, @Nullable String problem, String reason) {
        return new ScheduleRun(
                UuidCreator.getTimeOrderedEpoch(), Trigger.CLOCK, due, now, outcome, null, null, problem, reason);
    }

    private Standing standing(Row row, ScheduleRun run, @Nullable Instant next) {
        return switch (run.outcome()) {
            case STARTED -> Standing.active(next);
            case SKIPPED_OVERLAP, SKIPPED_MISSED -> new Standing(State.ACTIVE, row.refusals(), null, next);
            case REFUSED -> refused(row.refusals() + 1, String.valueOf(run.reason()), next);
        };
    }

    private Standing refused(int refusals, String reason, @Nullable Instant next) {
        return refusals < properties.maxRefusals()
                ? new Standing(State.ACTIVE, refusals, null, next)
                : new Standing(
                        State.PAUSED,
                        refusals,
                        "refused %d times in a row, at last: %s Mend that and resume it.".formatted(refusals, reason),
                        null);
    }
}
