package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.queue.WorkRunner.Ticket;
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

    /** A lane without hosts, so that only the test decides what begins. */
    private static final Lane NOBODYS = new Lane("nobodys");

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
        final List<UUID> timedOut = new ArrayList<>();

        @Override
        public String kind() {
            return "by-hand";
        }

        @Override
        public WorkOutcome run(Attempt attempt) {
            return outcomes.getOrDefault(attempt.id(), List.of()).get(attempt.number() - 1);
        }

        @Override
        public WorkOutcome timedOut(Attempt attempt) {
            return new WorkOutcome.Later(Duration.ZERO, false, () -> timedOut.add(attempt.id()));
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
        var zombie = work.claim(id, 0, "zombie").orElseThrow();
        jdbc.sql("update work set node = null where id = :id").param("id", id).update(); // as recovery does

        runner.run(new Ticket(id, 0));

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

        runner.run(new Ticket(id, 0));

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

        runner.run(new Ticket(id, 0));

        assertThat(tries).hasValue(2);
        assertThat(status(id)).isEqualTo("done");
    }

    /** Admitted in the moment it is written, so that only the test runs it. */
    private UUID admitted() {
        return transaction.<UUID>execute(_ -> {
            var id = waiting();
            jdbc.sql("update work set status = 'admitted', host = 'nodes' where id = :id")
                    .param("id", id)
                    .update();
            return id;
        });
    }

    private UUID waiting() {
        var id = UUID.randomUUID();
        work.add(new NewWork(id, "by-hand", NOBODYS, OWNER, 1, Duration.ofMinutes(1), 0));
        return id;
    }

    private String status(UUID id) {
        return jdbc.sql("select status from work where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
