package dev.codefactory.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.schedule.Schedule.Draft;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.Schedule.State;
import dev.codefactory.schedule.ScheduleRun.Outcome;
import dev.codefactory.schedule.ScheduleRun.Trigger;
import dev.codefactory.schedule.ScheduleStore.Row;
import dev.codefactory.schedule.ScheduleStore.Standing;
import dev.codefactory.session.web.start.KeptRequests;
import dev.codefactory.session.web.start.KeptRequests.Ready;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** An owner's schedules and what came of them. Everything that is not the owner's own is not found. */
@Service
public class Schedules {

    private static final int SHOWN = 5;

    private final ScheduleStore schedules;
    private final RunStore runs;
    private final KeptRequests requests;
    private final ScheduleProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Schedules(
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

    /**
     * Makes a schedule that comes from now on.
     *
     * @throws ScheduleException.Bad when it comes never, or too often
     * @throws ScheduleException.TooMany when the owner has as many as may be
     */
    @Transactional
    public Schedule create(Owner owner, Draft draft) {
        var first = first(draft.cadence());
        if (schedules.countAlone(owner) >= properties.maxPerOwner()) {
            throw new ScheduleException.TooMany(properties.maxPerOwner());
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        schedules.insert(owner, id, draft, first, clock.instant());
        return get(owner, id);
    }

    /** The schedule with the given id, if it is the owner's. */
    public Schedule get(Owner owner, UUID id) {
        return view(find(owner, id), runs.latest(List.of(id)).get(id));
    }

    /**
     * Newest first, without their requests.
     *
     * @param state only those in this state, or null for all
     * @param text only those whose name holds it, letter case aside, or null for all
     */
    public List<Schedule> list(
            Owner owner, @Nullable State state, @Nullable String text, @Nullable UUID after, int limit) {
        var rows = schedules.list(owner, state, text, after, limit);
        var latest = runs.latest(rows.stream().map(Row::id).toList());
        return rows.stream().map(row -> view(row, latest.get(row.id()))).toList();
    }

    /**
     * Replaces what its owner said about it. A time that is due stays due, unless it comes at others now.
     *
     * @param expected whether the version it has is one the caller wants to change
     * @throws ScheduleException.Bad when it comes never, or too often
     */
    @Transactional
    public Schedule update(Owner owner, UUID id, Draft draft, LongPredicate expected) {
        var row = lock(owner, id);
        requireExpected(row, expected);
        var first = first(draft.cadence());
        var next = row.cadence().equals(draft.cadence()) ? row.nextRunAt() : first;
        schedules.update(id, draft, row.state() == State.ACTIVE ? next : null, clock.instant());
        return get(owner, id);
    }

    /** Deletes it with the record of its runs. Its executions stay. */
    @Transactional
    public void delete(Owner owner, UUID id, LongPredicate expected) {
        requireExpected(lock(owner, id), expected);
        schedules.delete(owner, id);
    }

    /** Lets it come no more until it is resumed. */
    @Transactional
    public Schedule pause(Owner owner, UUID id) {
        var row = lock(owner, id);
        if (row.state() == State.ACTIVE) {
            schedules.stand(id, new Standing(State.PAUSED, row.refusals(), null, null));
        }
        return get(owner, id);
    }

    /** Lets it come again from now on; what it missed meanwhile is not made up for. */
    @Transactional
    public Schedule resume(Owner owner, UUID id) {
        var row = lock(owner, id);
        if (row.state() == State.PAUSED) {
            schedules.stand(
                    id, Standing.active(row.cadence().next(clock.instant()).orElse(null)));
        }
        return get(owner, id);
    }

    /**
     * Has it run now, besides its times and whether it is paused or not. What its request is refused for is thrown as for any other.
     *
     * @throws ScheduleException.StillRunning when it does not overlap and an execution of it has not ended
     */
    public ScheduleRun run(Owner owner, UUID id) {
        var ready = requests.ready(owner, Objects.requireNonNull(find(owner, id).request()));
        return Objects.requireNonNull(transaction.execute(_ -> run(owner, lock(owner, id), ready)));
    }

    private ScheduleRun run(Owner owner, Row row, Ready ready) {
        if (row.overlap() == Overlap.SKIP && runs.hasOpen(row.id())) {
            throw new ScheduleException.StillRunning();
        }
        var now = clock.instant();
        var run = ScheduleRun.started(
                Trigger.OWNER, now, now, requests.submit(owner, ready).id());
        runs.add(row.id(), run);
        // It stands as it did, but is another version: what it shows has changed.
        schedules.stand(row.id(), new Standing(row.state(), row.refusals(), row.pausedBecause(), row.nextRunAt()));
        return run;
    }

    /** What came of it, newest first; all outcomes when none is named. */
    public List<ScheduleRun> runs(Owner owner, UUID id, Set<Outcome> outcomes, @Nullable UUID after, int limit) {
        return runs.list(find(owner, id).id(), outcomes, after, limit);
    }

    private Row find(Owner owner, UUID id) {
        return schedules.find(owner, id).orElseThrow(() -> new ScheduleException.NotFound(id));
    }

    private Row lock(Owner owner, UUID id) {
        return schedules.lock(owner, id).orElseThrow(() -> new ScheduleException.NotFound(id));
    }

    private static void requireExpected(Row row, LongPredicate expected) {
        if (!expected.test(row.version())) {
            throw new ScheduleException.Stale(row.version());
        }
    }

    /** When it comes first, if it may come as it is to. */
    private Instant first(Cadence cadence) {
        var now = clock.instant();
        var first =
                cadence.next(now).orElseThrow(() -> new ScheduleException.Bad("cron", "must name a time that comes"));
        cadence.shortestInterval(now)
                .filter(interval -> interval.compareTo(properties.minInterval()) < 0)
                .ifPresent(interval -> {
                    throw new ScheduleException.Bad(
                            "cron",
                            "must leave %s from one time to the next, not only %s"
                                    .formatted(properties.minInterval(), interval));
                });
        return first;
    }

    private static Schedule view(Row row, @Nullable ScheduleRun latest) {
        var next = row.nextRunAt();
        return new Schedule(
                row.id(),
                row.name(),
                row.cadence(),
                row.missed(),
                row.overlap(),
                row.request(),
                row.state(),
                row.refusals(),
                row.pausedBecause(),
                next == null ? List.of() : row.cadence().following(next, SHOWN),
                latest,
                row.version(),
                row.createdAt(),
                row.updatedAt());
    }
}
