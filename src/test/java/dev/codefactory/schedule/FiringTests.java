package dev.codefactory.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.schedule.Schedule.Draft;
import dev.codefactory.schedule.Schedule.Missed;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.Schedule.State;
import dev.codefactory.schedule.ScheduleRun.Outcome;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.ExecutionFilter;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.web.start.KeptRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes of schedules when their time has come, by a clock in the test's hand. Nothing that is begun goes on. */
@SpringBootTest(properties = {"codefactory.llm.provider=practice", "codefactory.session.max-open-per-owner=3"})
@Import({TestPostgres.class, TestTokens.class, FiringTests.Deaths.class})
class FiringTests {

    /** So far away that the service's own clock finds nothing due. */
    private static final Instant MIDNIGHT = Instant.parse("2040-01-01T00:00:00Z");

    private static final Instant THREE = MIDNIGHT.plus(Duration.ofHours(3));
    private static final Duration DAY = Duration.ofDays(1);
    private static final String REQUEST = "{\"template_type\":\"function\",\"description\":\"add two numbers\"}";
    private static final String REFUSED = "{\"template_type\":\"gone\",\"description\":\"add two numbers\"}";

    private static final ScheduleProperties PROPERTIES =
            new ScheduleProperties(8, Duration.ofMinutes(5), Duration.ofMinutes(1), 3, 5);

    /** Lets whoever makes an execution die on the way. */
    static class Deaths {

        private static final AtomicReference<@Nullable Owner> ON_THE_WAY = new AtomicReference<>();
        private static final AtomicReference<@Nullable Owner> BEFORE_THE_COMMIT = new AtomicReference<>();

        @Bean
        ExecutionListener death() {
            return (owner, _) -> {
                if (owner.equals(ON_THE_WAY.get()) && ON_THE_WAY.getAndSet(null) != null) {
                    throw new IllegalStateException("died on the way");
                }
                if (owner.equals(BEFORE_THE_COMMIT.get()) && BEFORE_THE_COMMIT.getAndSet(null) != null) {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            throw new IllegalStateException("died before the commit");
                        }
                    });
                }
            };
        }
    }

    @Autowired
    TestTokens tokens;

    @Autowired
    ScheduleStore store;

    @Autowired
    RunStore runs;

    @Autowired
    KeptRequests requests;

    @Autowired
    Executions executions;

    @Autowired
    QueueControl queue;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Instant now = MIDNIGHT;
    private Owner owner = new Owner(UUID.randomUUID());

    @BeforeEach
    void nothingGoesOn() {
        queue.pause();
        owner = tokens.of(UUID.randomUUID().toString()).owner();
    }

    @Test
    void aTimeThatHasComeBecomesOneExecution() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);

        fire(id);
        assertThat(executions()).as("before its time").isEmpty();
        now = THREE;
        fire(id);
        fire(id);

        var run = onlyRun(id);
        assertThat(run.outcome()).isEqualTo(Outcome.STARTED);
        assertThat(run.dueAt()).isEqualTo(THREE);
        assertThat(executions()).singleElement().satisfies(execution -> {
            assertThat(execution.id().value()).isEqualTo(run.executionId());
            assertThat(execution.description()).isEqualTo("add two numbers");
        });
        assertThat(schedule(id).nextRuns())
                .containsExactly(
                        THREE.plus(DAY),
                        THREE.plus(DAY.multipliedBy(2)),
                        THREE.plus(DAY.multipliedBy(3)),
                        THREE.plus(DAY.multipliedBy(4)),
                        THREE.plus(DAY.multipliedBy(5)));
        assertThat(schedule(id).lastRun()).isEqualTo(run);
    }

    @Test
    void manyNodesAtOnceMakeOne() throws Exception {
        var id = daily(Missed.RUN_ONCE, Overlap.ALLOW, REQUEST);
        now = THREE;

        try (var nodes = Executors.newFixedThreadPool(8)) {
            for (var done : nodes.invokeAll(Collections.nCopies(24, (Callable<Boolean>) () -> {
                fire(id);
                return true;
            }))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(executions()).hasSize(1);
        assertThat(onlyRun(id).outcome()).isEqualTo(Outcome.STARTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDiesOnTheWayHasDoneNothingAndTheNextOneDoesIt(boolean onTheWay) {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        now = THREE;
        (onTheWay ? Deaths.ON_THE_WAY : Deaths.BEFORE_THE_COMMIT).set(owner);

        assertThatThrownBy(() -> fire(id)).hasMessageContaining("died");

        assertThat(executions()).isEmpty();
        assertThat(runs(id)).isEmpty();
        assertThat(schedule(id).nextRuns()).startsWith(THREE);

        fire(id);
        assertThat(executions()).hasSize(1);
        assertThat(onlyRun(id).dueAt()).isEqualTo(THREE);
    }

    @Test
    void whatWasMissedComesOnceHoweverOftenItWasMissed() {
        var id = daily(Missed.RUN_ONCE, Overlap.ALLOW, REQUEST);
        now = THREE.plus(DAY.multipliedBy(10)).plusSeconds(1);

        fire(id);
        fire(id);

        assertThat(onlyRun(id).dueAt()).isEqualTo(THREE);
        assertThat(executions()).hasSize(1);
        assertThat(schedule(id).nextRuns()).startsWith(THREE.plus(DAY.multipliedBy(11)));
    }

    @Test
    void whatWasMissedIsSkippedWhereItShallBe() {
        var id = daily(Missed.SKIP, Overlap.ALLOW, REQUEST);
        now = THREE.plusSeconds(61);
        fire(id);

        assertThat(onlyRun(id).outcome()).isEqualTo(Outcome.SKIPPED_MISSED);
        assertThat(onlyRun(id).reason()).contains("missed");
        assertThat(executions()).isEmpty();

        now = THREE.plus(DAY).plusSeconds(60);
        fire(id);
        assertThat(executions()).as("a minute late is not missed").hasSize(1);
    }

    @Test
    void aRunIsSkippedWhileTheOneBeforeGoesOn() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        now = THREE;
        fire(id);
        now = now.plus(DAY);
        fire(id);

        assertThat(runs(id)).extracting(ScheduleRun::outcome).containsExactly(Outcome.SKIPPED_OVERLAP, Outcome.STARTED);
        assertThat(executions()).hasSize(1);

        executions.cancel(owner, executions().getFirst().id());
        now = now.plus(DAY);
        fire(id);
        assertThat(runs(id).getFirst().outcome()).isEqualTo(Outcome.STARTED);
        assertThat(runs(id).getLast().endedAs()).isEqualTo("cancelled");
    }

    @Test
    void runsOverlapWhereTheyMay() {
        var id = daily(Missed.RUN_ONCE, Overlap.ALLOW, REQUEST);
        now = THREE;
        fire(id);
        now = now.plus(DAY);
        fire(id);

        assertThat(executions()).hasSize(2);
    }

    @Test
    void whatIsRefusedSaysWhyAndComesAgain() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REFUSED);
        now = THREE;
        fire(id);

        assertThat(onlyRun(id).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(onlyRun(id).problem()).isEqualTo("invalid-request");
        assertThat(onlyRun(id).reason()).contains("gone");
        assertThat(schedule(id).refusals()).isOne();
        assertThat(schedule(id).nextRuns()).startsWith(THREE.plus(DAY));
    }

    @Test
    void afterSeveralRefusalsInARowItIsPausedUntilItIsResumed() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REFUSED);
        for (now = THREE; schedule(id).state() == State.ACTIVE; now = now.plus(DAY)) {
            fire(id);
        }

        assertThat(runs(id)).hasSize(3);
        assertThat(schedule(id).pausedBecause()).contains("3 times in a row", "gone");
        assertThat(schedule(id).nextRuns()).isEmpty();

        fire(id);
        assertThat(runs(id)).as("paused").hasSize(3);
        var resumed = schedules().resume(owner, id);
        assertThat(resumed.refusals()).isZero();
        assertThat(resumed.pausedBecause()).isNull();
        assertThat(resumed.nextRuns()).startsWith(now.plus(DAY));
    }

    @Test
    void whatIsAcceptedForgetsTheRefusals() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REFUSED);
        now = THREE;
        fire(id);
        schedules().update(owner, id, draft(Missed.RUN_ONCE, Overlap.SKIP, REQUEST), _ -> true);
        now = now.plus(DAY);
        fire(id);

        assertThat(schedule(id).refusals()).isZero();
    }

    @Test
    void theLimitsOfItsOwnerHold() {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 4; i++) {
            ids.add(daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST));
        }
        now = THREE;
        ids.forEach(this::fire);

        assertThat(executions()).hasSize(3);
        assertThat(onlyRun(ids.getLast()).problem()).isEqualTo("queue-full");
        assertThat(onlyRun(ids.getLast()).reason()).contains("3 executions");
    }

    @Test
    void whatIsBegunByHandCountsAsARunAndOverlapsNothing() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        schedules().pause(owner, id);

        var run = schedules().run(owner, id);

        assertThat(executions()).extracting(execution -> execution.id().value()).containsExactly(run.executionId());
        assertThat(schedule(id).state()).isEqualTo(State.PAUSED);
        assertThatExceptionOfType(ScheduleException.StillRunning.class)
                .isThrownBy(() -> schedules().run(owner, id));
        assertThat(runs(id)).hasSize(1);
    }

    @Test
    void aTimeThatIsDueStaysDueWhenSomethingElseChanges() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        now = THREE.plusSeconds(30);
        schedules().update(owner, id, draft(Missed.RUN_ONCE, Overlap.ALLOW, REQUEST), _ -> true);
        assertThat(schedule(id).nextRuns()).startsWith(THREE);

        var later = new Draft("d", Cadence.of("0 4 * * *", "UTC"), Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        schedules().update(owner, id, later, _ -> true);
        assertThat(schedule(id).nextRuns()).startsWith(THREE.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsPausedDoesNotComeAndIsNotMadeUpFor() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        schedules().pause(owner, id);
        now = THREE.plus(DAY);
        fire(id);
        schedules().resume(owner, id);
        fire(id);

        assertThat(runs(id)).isEmpty();
        assertThat(schedule(id).nextRuns()).startsWith(THREE.plus(DAY.multipliedBy(2)));
    }

    @Test
    void theRecordOfItsRunsHasAnEndButNotBeforeAnExecutionHas() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        for (now = THREE; now.isBefore(THREE.plus(DAY.multipliedBy(8))); now = now.plus(DAY)) {
            fire(id);
        }

        assertThat(runs(id)).hasSize(5 + 1);
        assertThat(runs(id).getLast().outcome()).isEqualTo(Outcome.STARTED);
    }

    @Test
    void anExecutionThatIsPurgedLeavesTheRecordOfItsRun() {
        var id = daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST);
        now = THREE;
        fire(id);
        var execution = Objects.requireNonNull(onlyRun(id).executionId());
        executions.cancel(owner, new ExecutionId(execution));

        purge(execution);

        assertThat(onlyRun(id).executionId()).isNull();
        assertThat(onlyRun(id).endedAs()).isEqualTo("cancelled");
        now = THREE.plus(DAY);
        fire(id);
        assertThat(runs(id).getFirst().outcome()).isEqualTo(Outcome.STARTED);
    }

    @Test
    void nobodyHasMoreThanTheLimitHoweverManyAskAtOnce() throws Exception {
        try (var callers = Executors.newFixedThreadPool(6)) {
            callers.invokeAll(
                    Collections.nCopies(12, (Callable<UUID>) () -> daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST)));
        }

        assertThat(schedules().list(owner, null, null, null, 100)).hasSize(8);
        assertThatExceptionOfType(ScheduleException.TooMany.class)
                .isThrownBy(() -> daily(Missed.RUN_ONCE, Overlap.SKIP, REQUEST));
    }

    @Test
    void whatComesTooOftenOrNeverIsRefused() {
        assertThatExceptionOfType(ScheduleException.Bad.class)
                .isThrownBy(() -> create("*/4 * * * *"))
                .withMessageContaining("PT5M");
        assertThatExceptionOfType(ScheduleException.Bad.class)
                .isThrownBy(() -> create("0 0 30 2 *"))
                .withMessageContaining("comes");
    }

    private UUID daily(Missed missed, Overlap overlap, String request) {
        return create(draft(missed, overlap, request));
    }

    private UUID create(String cron) {
        return create(new Draft("d", Cadence.of(cron, "UTC"), Missed.RUN_ONCE, Overlap.SKIP, REQUEST));
    }

    private UUID create(Draft draft) {
        return Objects.requireNonNull(
                transaction.execute(_ -> schedules().create(owner, draft).id()));
    }

    private static Draft draft(Missed missed, Overlap overlap, String request) {
        return new Draft("d", Cadence.of("0 3 * * *", "UTC"), missed, overlap, request);
    }

    private Schedule schedule(UUID id) {
        return schedules().get(owner, id);
    }

    private List<ScheduleRun> runs(UUID id) {
        return schedules().runs(owner, id, Set.of(), null, 100);
    }

    private ScheduleRun onlyRun(UUID id) {
        assertThat(runs(id)).hasSize(1);
        return runs(id).getFirst();
    }

    private List<ExecutionView> executions() {
        return executions.list(owner, ExecutionFilter.ALL, null, 100);
    }

    private void fire(UUID id) {
        new Firing(store, runs, requests, PROPERTIES, transaction, clock()).fire(id);
    }

    private Schedules schedules() {
        return new Schedules(store, runs, requests, PROPERTIES, transaction, clock());
    }

    private Clock clock() {
        return InstantSource.fixed(now).withZone(ZoneOffset.UTC);
    }

    private void purge(UUID execution) {
        for (var table : List.of("execution_event", "idempotency_key", "step_run", "execution")) {
            jdbc.sql("delete from %s where %s = :id"
                            .formatted(table, table.equals("execution") ? "id" : "execution_id"))
                    .param("id", execution)
                    .update();
        }
    }
}
