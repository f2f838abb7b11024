package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.admission.AdmissionStore;
import dev.codefactory.queue.admission.AdmissionStoreContract;
import dev.codefactory.queue.admission.Waiting;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On PostgreSQL, where nothing else of the application runs and admits. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({TestPostgres.class, WorkRepository.class})
class AdmissionTablesTests extends AdmissionStoreContract {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WorkRepository work;

    /** Inherited tests run in no transaction that would be rolled back. */
    @AfterEach
    void emptiesTheTables() {
        jdbc.sql("truncate work, work_host, work_owner").update();
        pause(false);
    }

    @Test
    void whatAHostFailedIsReadyAtOnceWhenAnotherHasItsModel() {
        declare("bad", 1, 0, "model:a");
        declare("good", 1, 0, "model:a");
        var failed = begun("bad");

        work.putBack(failed, Duration.ofHours(1), 0, "bad");

        assertThat(readyToAvoid(failed)).containsExactly("bad");
    }

    @Test
    void whatFailedEverywhereWaitsBeforeItIsTriedAgain() {
        declare("bad", 1, 0, "model:a");
        declare("worse", 1, 0, "model:a");
        var failed = begun("bad");
        work.putBack(failed, Duration.ofHours(1), 0, "bad");
        store().releaseDelayed();

        work.putBack(begunAgain(failed, "worse"), Duration.ofHours(1), 0, "worse");

        assertThat(readyToAvoid(failed)).isEmpty();
    }

    @Test
    void whatNoOtherHostCanDoWaitsForTheOneThatFailedIt() {
        declare("bad", 1, 0, "model:a");
        declare("other", 1, 0, "model:b");
        declare("gone", 1, 0, "model:a");
        forget("gone");
        jdbc.sql("delete from work_host where id = 'host-1'").update();
        var failed = begun("bad");

        work.putBack(failed, Duration.ofHours(1), 0, "bad");

        assertThat(readyToAvoid(failed)).isEmpty();
    }

    @Test
    void whatAHostFailedInTheOldVersionAvoidsItSinceItWasAdded() {
        var id = UUID.randomUUID();
        add(id, "model:a", UUID.randomUUID(), 5, 0);
        jdbc.sql("update work set host_avoided = 'bad', created_at = :added")
                .param("added", Timestamp.from(Instant.EPOCH))
                .update();

        assertThat(store().snapshot(store().hosts(), 8).ready())
                .extracting(Waiting::avoided)
                .containsExactly(new Waiting.Avoided("bad", Instant.EPOCH));
    }

    /** Work of the lane {@code model:a} that this host has in hand. */
    private Claim begun(String host) {
        var id = UUID.randomUUID();
        add(id, "model:a", UUID.randomUUID(), 5, 0);
        return begunAgain(new Claim(id, "contract", new Lane("model:a"), host, 0, 0, 60), host);
    }

    private Claim begunAgain(Claim claim, String host) {
        jdbc.sql("""
                update work set status = 'admitted', host = :host, node = 'test', attempt = attempt + 1 where id = :id
                """).param("host", host).param("id", claim.id()).update();
        return new Claim(claim.id(), "contract", claim.lane(), host, claim.attempt() + 1, 0, 60);
    }

    /** The host it avoids, if it is ready. */
    private List<String> readyToAvoid(Claim claim) {
        store().releaseDelayed();
        return store().snapshot(store().hosts(), 8).ready().stream()
                .filter(ready -> ready.id().equals(claim.id()))
                .flatMap(ready -> Stream.ofNullable(ready.avoided()))
                .map(Waiting.Avoided::host)
                .toList();
    }

    @Override
    protected AdmissionStore store() {
        return new AdmissionTables(jdbc, mock(Handout.class));
    }

    @Override
    protected void declare(String host, int slots, int prefetch, String... lanes) {
        var declared = new WorkHost(
                host, slots, prefetch, Stream.of(lanes).map(Lane::new).collect(Collectors.toSet()));
        new WorkHosts(jdbc, mock(Admission.class)).declare(Set.of(declared));
    }

    @Override
    protected void forget(String host) {
        jdbc.sql("update work_host set declared_at = declared_at - interval '1 minute' where id = :host")
                .param("host", host)
                .update();
    }

    @Override
    protected void add(UUID id, String lane, UUID owner, int priority, int waitsFor) {
        work.add(new NewWork(id, "contract", new Lane(lane), owner, priority, Duration.ofMinutes(1), waitsFor));
    }

    @Override
    protected void delay(UUID id, Duration delay) {
        jdbc.sql("update work set not_before = clock_timestamp() + make_interval(secs => :seconds) where id = :id")
                .param("seconds", delay.toSeconds())
                .param("id", id)
                .update();
    }

    @Override
    protected void satisfied(UUID id) {
        work.satisfied(List.of(id));
    }

    @Override
    protected void blame(UUID id, int deaths) {
        jdbc.sql("update work set deaths = :deaths where id = :id")
                .param("deaths", deaths)
                .param("id", id)
                .update();
    }

    @Override
    protected void avoid(UUID id, String host, Instant since) {
        jdbc.sql("update work set host_avoided = :host, host_avoided_since = :since where id = :id")
                .param("host", host)
                .param("since", Timestamp.from(since))
                .param("id", id)
                .update();
    }

    @Override
    protected void cancel(UUID id) {
        work.cancel(List.of(id));
    }

    @Override
    protected void pause(boolean pause) {
        jdbc.sql("update queue_state set paused = :paused")
                .param("paused", pause)
                .update();
    }

    @Override
    protected boolean isAdmitted(UUID id) {
        return jdbc.sql("select count(*) = 1 from work where id = :id and status = 'admitted'")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
