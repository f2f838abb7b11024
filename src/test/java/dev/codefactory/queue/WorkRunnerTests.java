package dev.codefactory.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.cluster.Node;
import dev.codefactory.session.ChainTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
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

    @Autowired
    Admission admission;

    @Autowired
    QueueProperties properties;

    @Test
    void aZombieCannotCommit() {
        var committed = new ArrayList<String>();
        var id = waiting();
        // The first attempt outlives its lease: another one has begun and ended before it comes to its commit.
        handler.outcomes.put(
                id,
                List.of(
                        new WorkOutcome.Done(() -> committed.add("zombie")),
                        new WorkOutcome.Done(() -> committed.add("second"))));
        var zombie = begun(id, 1);

        runner.run(begun(id, 2));

        assertThat(committed).containsExactly("second");
        assertThat(transaction.<Boolean>execute(_ -> work.finish(zombie))).isFalse();
        assertThat(status(id)).isEqualTo("done");
    }

    @Test
    void aFailingCommitLeavesNothingBehind() {
        var id = waiting();
        handler.outcomes.put(id, List.of(new WorkOutcome.Done(() -> {
            jdbc.sql("insert into owner (id, name, created_at) values (:id, 'half', now())")
                    .param("id", UUID.randomUUID())
                    .update();
            throw new IllegalStateException("planted");
        })));

        runner.run(begun(id, 1));

        assertThat(status(id)).isEqualTo("waiting");
        assertThat(jdbc.sql("select count(*) from owner where name = 'half'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDeadlockAtTheCommitDoesNotCostTheResult() {
        var id = waiting();
        var tries = new AtomicInteger();
        handler.outcomes.put(id, List.of(new WorkOutcome.Done(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("planted");
            }
        })));

        runner.run(begun(id, 1));

        assertThat(tries).hasValue(2);
        assertThat(status(id)).isEqualTo("done");
    }

    @Test
    void theEndOfAnAttemptWaitsForTheDatabase() {
        var failed = waiting();
        var interrupted = waiting();
        var parked = waiting();
        var claims = List.of(begun(failed, 1), begun(interrupted, 1), begun(parked, 1));
        assertThat(claims.getFirst().failures()).isZero();

        comesBackAfterTwoTries().fail(handler, claims.get(0));
        comesBackAfterTwoTries().handBack(claims.get(1));
        comesBackAfterTwoTries()
                .fail(handler, new Claim(parked, "by-hand", NOBODYS, "nodes", 1, properties.maxAttempts() - 1, 60));

        assertThat(List.of(status(failed), status(interrupted), status(parked)))
                .containsExactly("waiting", "waiting", "parked");
        assertThat(handler.parked).contains(parked);
    }

    @Test
    void whatWasHandedBackAndBegunElsewhereIsNotHandedBackAgain() {
        var id = waiting();
        var claim = begun(id, 1);
        jdbc.sql("update work set node = 'another' where id = :id")
                .param("id", id)
                .update();

        commits(transaction).handBack(claim);

        assertThat(status(id)).isEqualTo("admitted");
    }

    /** Ends attempts on a database that is away at first. */
    private WorkCommits comesBackAfterTwoTries() {
        var database = requireNonNull(transaction.getTransactionManager());
        var tries = new AtomicInteger();
        return commits(new TransactionTemplate(new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                if (tries.incrementAndGet() <= 2) {
                    throw new CannotCreateTransactionException("planted");
                }
                return database.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                database.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                database.rollback(status);
            }
        }));
    }

    private WorkCommits commits(TransactionTemplate template) {
        return new WorkCommits(work, admission, properties, template, new Node("test", "test", 2));
    }

    /** As if this node had picked it up. */
    private Claim begun(UUID id, int attempt) {
        jdbc.sql("""
                update work set status = 'admitted', host = 'nodes', node = 'test', attempt = :attempt where id = :id
                """).param("attempt", attempt).param("id", id).update();
        return new Claim(id, "by-hand", NOBODYS, "nodes", attempt, 0, 60);
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
