package dev.codefactory.model.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.registry.ModelPuller;
import dev.codefactory.model.pull.Pull.Status;
import dev.codefactory.queue.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a pull over several attempts, with a host that does as it is told. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({TestPostgres.class, PullStore.class})
class PullWorkTests implements ModelPuller {

    @Autowired
    PullStore store;

    @Autowired
    JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();
    private final List<Patience> patiences = new ArrayList<>();
    private End end = new End.Succeeded();

    @BeforeEach
    void order() {
        store.order(id, "attic", "m:1b");
    }

    @Test
    void thePullOfANodeThatDiedIsTakenUpAgain() throws InterruptedException {
        store.begin(attempt(1));
        jdbc.sql("update model_pull set started_at = started_at - interval '10 minutes'")
                .update();

        work().run(attempt(2)).commit().run();

        assertThat(pull().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(pull().endedAt()).isNotNull();
        assertThat(patiences.getFirst().total()).isBetween(Duration.ofMinutes(49), Duration.ofMinutes(50));
    }

    @Test
    void noNumberOfAttemptsTakesLongerThanTheWholeMay() throws InterruptedException {
        store.begin(attempt(1));
        jdbc.sql("update model_pull set started_at = started_at - interval '1 hour'")
                .update();

        work().run(attempt(2)).commit().run();

        assertThat(patiences).isEmpty();
        assertThat(pull().status()).isEqualTo(Status.FAILED);
        assertThat(pull().error()).contains("longer than it may");
    }

    @Test
    void anAttemptThatWasTakenOverWritesNoMore() {
        store.begin(attempt(1));
        store.begin(attempt(2));
        store.progress(attempt(2), new Progress("pulling", 50, 100));

        store.progress(attempt(1), new Progress("pulling", 10, 100));

        assertThat(pull().progress().done()).isEqualTo(50);
        assertThat(pull().percent()).isEqualTo(50);
    }

    @Test
    void whyItFailedIsKeptWithHowFarItWas() throws InterruptedException {
        end = new End.Failed("no such model");

        work().run(attempt(1)).commit().run();

        assertThat(pull().status()).isEqualTo(Status.FAILED);
        assertThat(pull().error()).isEqualTo("no such model");
        assertThat(pull().progress()).isEqualTo(new Progress("pulling", 7, 9));
    }

    @Test
    void whatWasCancelledIsNotBegunAndStaysCancelled() throws InterruptedException {
        store.cancel(id);

        work().run(attempt(1)).commit().run();
        work().parked(id, "it failed");

        assertThat(patiences).isEmpty();
        assertThat(pull().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void workThatIsGivenUpIsNoPullThatRuns() {
        store.begin(attempt(1));

        work().parked(id, "3 nodes died while they did it");

        assertThat(pull().status()).isEqualTo(Status.FAILED);
        assertThat(pull().error()).contains("3 nodes died");
    }

    @Test
    void theSameModelOnTheSameHostIsOnePullAsLongAsItIsUnderWay() {
        assertThat(store.order(UUID.randomUUID(), "attic", "M:1b")).isEqualTo(id);
        assertThat(store.order(UUID.randomUUID(), "cellar", "m:1b")).isNotEqualTo(id);

        store.fail(id, "it failed");

        assertThat(store.order(UUID.randomUUID(), "attic", "m:1b")).isNotEqualTo(id);
    }

    @Test
    void whatEndedLongAgoIsForgottenWithItsWork() {
        store.succeed(id);
        var old = ended(31);
        var young = ended(29);
        var running = store.order(UUID.randomUUID(), "attic", "large:70b");

        new PullRetention(store, properties(Duration.ofDays(30))).purge();

        assertThat(store.list(Set.of(), null, 10)).extracting(Pull::id).containsExactlyInAnyOrder(id, young, running);
        assertThat(jdbc.sql("select id from work where id in (:ids)")
                        .param("ids", List.of(old, young))
                        .query(UUID.class)
                        .list())
                .containsExactly(young);
    }

    @Test
    void nothingIsForgottenWhereAllIsKept() {
        var old = ended(10_000);

        new PullRetention(store, properties(Duration.ZERO)).purge();

        assertThat(store.find(old)).isPresent();
    }

    private UUID ended(int daysAgo) {
        var ended = UUID.randomUUID();
        store.order(ended, "cellar", "m:" + ended);
        store.succeed(ended);
        jdbc.sql("update model_pull set ended_at = ended_at - make_interval(days => :days) where id = :id")
                .param("days", daysAgo)
                .param("id", ended)
                .update();
        jdbc.sql("""
                insert into work (id, kind, lane, owner_id, status, finished_at)
                values (:id, 'pull', 'transfer', :id, 'done', clock_timestamp())
                """).param("id", ended).update();
        return ended;
    }

    @Override
    public Target target(String model, @Nullable String host) {
        return new Target.Refused();
    }

    @Override
    public End pull(String host, String model, Patience patience, Consumer<Progress> progress) {
        patiences.add(patience);
        progress.accept(new Progress("pulling", 1, 9));
        progress.accept(new Progress("pulling", 7, 9));
        return end;
    }

    private static PullProperties properties(Duration keep) {
        return new PullProperties(Duration.ofHours(1), Duration.ofMinutes(5), keep);
    }

    private PullWork work() {
        var properties = properties(Duration.ofDays(30));
        return new PullWork(store, this, properties, Clock.systemUTC());
    }

    private Attempt attempt(int number) {
        return new Attempt(id, number, "transfers");
    }

    private Pull pull() {
        return store.find(id).orElseThrow();
    }
}
