package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.session.ChainTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Work on the real tables, run by hand so that a test decides what happens between two steps of it. */
@ChainTest
@Import(WorkRunnerTests.Handlers.class)
class WorkRunnerTests {

    private static final UUID OWNER = UUID.randomUUID();

    @TestConfiguration(proxyBeanMethods = false)
    static class Handlers {

        @Bean
        ByHand byHand() {
            return new ByHand();
        }
    }

    /** Does what a test says for each id. */
    static class ByHand implements WorkHandler {

        final Map<UUID, List<WorkOutcome>> outcomes = new ConcurrentHashMap<>();
        final List<UUID> parked = new ArrayList<>();

        @Override
        public String kind() {
            return "by-hand";
        }

        @Override
        public WorkOutcome run(UUID id, int attempt) {
            return outcomes.getOrDefault(id, List.of()).get(attempt - 1);
        }

        @Override
        public void parked(UUID id, String reason) {
            parked.add(id);
        }
    }

    @Autowired
    ByHand handler;

    @Autowired
    WorkRepository work;

    @Autowired
    WorkRunner runner;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aZombieCannotCommit() {
        var committed = new ArrayList<String>();
        var id = admitted();
        // The first attempt outlives its lease: another one has begun and ended before it comes to its commit.
        handler.outcomes.put(
                id,
                List.of(
                        new WorkOutcome.Done(() -> committed.add("zombie")),
                        new WorkOutcome.Done(() -> committed.add("second"))));
        var zombie = work.claim(id).orElseThrow();

        runner.run(id);

        assertThat(committed).containsExactly("second");
        assertThat(transaction.<Boolean>execute(_ -> work.finish(zombie))).isFalse();
        assertThat(status(id)).isEqualTo("done");
    }

    @Test
    void aFailingCommitLeavesNothingBehind() {
        var id = admitted();
        handler.outcomes.put(id, List.of(new WorkOutcome.Done(() -> {
            jdbc.sql("insert into owner (id, name, created_at) values (:id, 'half', now())")
                    .param("id", UUID.randomUUID())
                    .update();
            throw new IllegalStateException("planted");
        })));

        runner.run(id);

        assertThat(status(id)).isEqualTo("waiting");
        assertThat(jdbc.sql("select count(*) from owner where name = 'half'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDeadlockAtTheCommitDoesNotCostTheResult() {
        var id = admitted();
        var tries = new AtomicInteger();
        handler.outcomes.put(id, List.of(new WorkOutcome.Done(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("planted");
            }
        })));

        runner.run(id);

        assertThat(tries).hasValue(2);
        assertThat(status(id)).isEqualTo("done");
    }

    @Test
    void workThatIsPutBackFreesItsSlotAndWaits() {
        var id = admitted();
        handler.outcomes.put(id, List.of(new WorkOutcome.Later(Duration.ofHours(1), () -> {})));

        runner.run(id);

        assertThat(status(id)).isEqualTo("waiting");
        transaction.executeWithoutResult(
                _ -> assertThat(work.admit(Lane.LOCAL, 1_000)).doesNotContain(id));
    }

    @Test
    void workThatNeverEndsIsParked() {
        var id = admitted();
        jdbc.sql("update work set attempt = 5 where id = :id").param("id", id).update();

        runner.run(id);

        assertThat(status(id)).isEqualTo("parked");
        assertThat(handler.parked).contains(id);
    }

    @Test
    void aLaneAdmitsNoMoreThanItsSlots() {
        transaction.executeWithoutResult(tx -> {
            work.lockLane(Lane.LOCAL); // or the sweep would admit them first
            var ids = new ArrayList<UUID>();
            for (int i = 0; i < 5; i++) {
                ids.add(waiting());
            }
            var before = jdbc.sql("select count(*) from work where lane = 'local' and status = 'admitted'")
                    .query(Integer.class)
                    .single();
            assertThat(work.admit(Lane.LOCAL, before + 2)).hasSize(2).isSubsetOf(ids);
            assertThat(work.admit(Lane.LOCAL, before + 2)).isEmpty();
            tx.setRollbackOnly();
        });
    }

    /** Admitted in the moment it is written, so that only the test runs it. */
    private UUID admitted() {
        return transaction.<UUID>execute(_ -> {
            var id = waiting();
            jdbc.sql("update work set status = 'admitted' where id = :id")
                    .param("id", id)
                    .update();
            return id;
        });
    }

    private UUID waiting() {
        var id = UUID.randomUUID();
        work.add(new NewWork(id, "by-hand", Lane.LOCAL, OWNER, 1));
        return id;
    }

    private String status(UUID id) {
        return jdbc.sql("select status from work where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
