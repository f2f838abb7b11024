package dev.codefactory.queue;

import static org.mockito.Mockito.mock;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.admission.AdmissionStore;
import dev.codefactory.queue.admission.AdmissionStoreContract;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
    protected void avoid(UUID id, String host) {
        jdbc.sql("update work set host_avoided = :host where id = :id")
                .param("host", host)
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
