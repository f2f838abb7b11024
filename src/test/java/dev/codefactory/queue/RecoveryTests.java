package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.queue.WorkRunnerTests.ByHand;
import dev.codefactory.queue.cluster.Node;
import dev.codefactory.queue.cluster.Nodes;
import dev.codefactory.session.ChainTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes that die, as the register sees them: silent for longer than they may be. */
@ChainTest
@Import(WorkRunnerTests.Handlers.class)
class RecoveryTests {

    /** A lane without hosts, so that only the test decides what begins. */
    private static final Lane NOBODYS = new Lane("nobodys");

    @Autowired
    ByHand handler;

    @Autowired
    WorkRepository work;

    @Autowired
    Recovery recovery;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theWorkOfADeadNodeWaitsForAnotherOne() {
        var id = runningOn("dead-1");

        dies("dead-1");

        assertThat(status(id)).isEqualTo("waiting");
        assertThat(deaths(id)).isOne();
    }

    @Test
    void aNodeThatHasNotJoinedDoesNotKeepItsPredecessorAlive() {
        var predecessor = new Nodes(jdbc, new Node("again", "1", 1), Duration.ofSeconds(8));
        predecessor.join();
        var successor = new Nodes(jdbc, new Node("again", "1", 1), Duration.ofSeconds(8));

        assertThat(successor.join()).isFalse();
        assertThat(beaten(successor)).isFalse();
        assertThat(beaten(predecessor)).isTrue();
        predecessor.remove("again");
    }

    private boolean beaten(Nodes nodes) {
        var seen = "select seen_at from node where name = 'again'";
        var before = jdbc.sql(seen).query(Instant.class).single();
        nodes.beat();
        return jdbc.sql(seen).query(Instant.class).single().isAfter(before);
    }

    @Test
    void whatANodeClaimedWhileItLeftWaitsForAnotherOne() {
        var id = runningOn("gone");
        jdbc.sql("delete from node where name = 'gone'").update();

        recovery.recoverDead();

        assertThat(status(id)).isEqualTo("waiting");
        assertThat(deaths(id)).isZero();
    }

    @Test
    void aLivingNodeKeepsItsWork() {
        var id = runningOn("alive");

        recovery.recoverDead();

        assertThat(status(id)).isEqualTo("admitted");
    }

    @Test
    void poisonIsParkedAfterThreeDeathsAndNoBystanderIs() {
        var poison = runningOn("n1");
        var innocents = Stream.generate(() -> runningOn("n1")).limit(7).toList();
        dies("n1");
        assertThat(innocents).allSatisfy(id -> assertThat(deaths(id)).isOne());

        // From now on the poison runs without other suspects, but among work that has done nothing.
        for (var node : List.of("n2", "n3")) {
            transaction.executeWithoutResult(_ -> begins(poison, node));
            var bystanders = List.of(runningOn(node), runningOn(node));
            dies(node);
            assertThat(bystanders).allSatisfy(id -> {
                assertThat(deaths(id)).isZero();
                assertThat(status(id)).isEqualTo("waiting");
            });
        }

        assertThat(status(poison)).isEqualTo("parked");
        assertThat(handler.parked).containsOnlyOnce(poison);
        assertThat(innocents).allSatisfy(id -> {
            assertThat(status(id)).isEqualTo("waiting");
            assertThat(deaths(id)).isOne();
        });
    }

    @Test
    void workWhoseEndCouldNotBeWrittenIsDoneAgainByItsOwnNode() {
        var forgotten = runningOn(self());
        var held = runningOn(self());

        recovery.putBackUnheld(held::equals);

        assertThat(status(forgotten)).isEqualTo("waiting");
        assertThat(deaths(forgotten)).isZero();
        assertThat(status(held)).isEqualTo("admitted");
        jdbc.sql("update work set status = 'done' where id = :id")
                .param("id", held)
                .update();
    }

    @Test
    void aNodeThatDiedBeforeTheClockWasSetBackIsMissed() {
        var id = runningOn("ahead");
        jdbc.sql("update work set claimed_at = clock_timestamp() + interval '2 hours' where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update node set seen_at = clock_timestamp() + interval '2 hours' where name = 'ahead'")
                .update();

        recovery.recoverDead();

        assertThat(status(id)).isEqualTo("waiting");
    }

    @Test
    void whatWasPutOffDoesNotWaitForAClockThatWasSetBack() {
        var id = UUID.randomUUID();
        work.add(new NewWork(id, "by-hand", NOBODYS, UUID.randomUUID(), 1, Duration.ofMinutes(1), 0));
        jdbc.sql("update work set not_before = clock_timestamp() + interval '2 hours' where id = :id")
                .param("id", id)
                .update();

        recovery.bringForward();

        assertThat(jdbc.sql("select not_before <= clock_timestamp() from work where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private String self() {
        return jdbc.sql("select name from node where version <> 'test' order by seen_at desc limit 1")
                .query((row, _) -> row.getString(1))
                .single();
    }

    private UUID runningOn(String node) {
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            work.add(new NewWork(id, "by-hand", NOBODYS, UUID.randomUUID(), 1, Duration.ofMinutes(1), 0));
            begins(id, node);
        });
        return id;
    }

    private void begins(UUID id, String node) {
        jdbc.sql("""
                insert into node (name, version, local_slots, started_at, seen_at)
                values (:name, 'test', 0, clock_timestamp(), clock_timestamp()) on conflict do nothing
                """).param("name", node).update();
        jdbc.sql("""
                update work set status = 'admitted', host = 'nodes', node = :node, attempt = attempt + 1,
                    claimed_at = clock_timestamp() - interval '1 minute' where id = :id
                """).param("node", node).param("id", id).update();
    }

    private void dies(String node) {
        jdbc.sql("update node set seen_at = clock_timestamp() - interval '1 minute' where name = :name")
                .param("name", node)
                .update();
        recovery.recoverDead();
    }

    private String status(UUID id) {
        return jdbc.sql("select status from work where id = :id")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private int deaths(UUID id) {
        return jdbc.sql("select deaths from work where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
