package dev.codefactory.model.pull;

import dev.codefactory.llm.registry.ModelPuller.Progress;
import dev.codefactory.model.pull.Pull.Status;
import dev.codefactory.queue.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code model_pull}. All its times are the database's. */
@Repository
class PullStore {

    private final JdbcClient jdbc;

    PullStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is to be fetched, and where.
     *
     * @param used how long it has been under way, other attempts included
     */
    record Begun(String host, String model, Duration used) {}

    /**
     * Notes that the host is to fetch the model.
     *
     * @return the new id, or that of the pull of the same model to the same host that is under way
     */
    UUID order(UUID id, String host, String model) {
        return jdbc.sql("""
                        insert into model_pull (id, model, host, status, asked_at)
                        values (:id, :model, :host, 'queued', clock_timestamp())
                        on conflict (host, lower(model)) where status in ('queued', 'running')
                        do update set model = model_pull.model
                        returning id
                        """)
                .param("id", id)
                .param("model", model)
                .param("host", host)
                .query(UUID.class)
                .single();
    }

    Optional<Begun> begin(Attempt attempt) {
        return jdbc.sql("""
                        update model_pull
                        set status = 'running', attempt = :attempt, started_at = coalesce(started_at, clock_timestamp())
                        where id = :id and status in ('queued', 'running')
                        returning host, model, extract(epoch from clock_timestamp() - started_at)::bigint as used
                        """)
                .param("id", attempt.id())
                .param("attempt", attempt.number())
                .query((row, _) -> new Begun(
                        row.getString("host"), row.getString("model"), Duration.ofSeconds(row.getLong("used"))))
                .optional();
    }

    /** Notes how far it is, if this is still its latest attempt. */
    void progress(Attempt attempt, Progress progress) {
        jdbc.sql("""
                        update model_pull set phase = :phase, bytes_done = :done, bytes_total = :total
                        where id = :id and attempt = :attempt and status = 'running'
                        """)
                .param("id", attempt.id())
                .param("attempt", attempt.number())
                .param("phase", progress.phase())
                .param("done", progress.done())
                .param("total", progress.total())
                .update();
    }

    void succeed(UUID id) {
        end(id, Status.SUCCEEDED, null);
    }

    void fail(UUID id, String error) {
        end(id, Status.FAILED, error);
    }

    void cancel(UUID id) {
        end(id, Status.CANCELLED, null);
    }

    /** What has ended stays as it ended. */
    private void end(UUID id, Status status, @Nullable String error) {
        jdbc.sql("""
                        update model_pull set status = :status, error = :error, ended_at = clock_timestamp()
                        where id = :id and status in ('queued', 'running')
                        """)
                .param("id", id)
                .param("status", status.toString())
                .param("error", error)
                .update();
    }

    /**
     * Takes out those that ended longer ago, with their work.
     *
     * @return how many these were
     */
    int purge(Duration keep) {
        return jdbc.sql("""
                        with gone as (
                            delete from model_pull
                            where ended_at < clock_timestamp() - make_interval(secs => :seconds)
                            returning id),
                        done as (delete from work where id in (select id from gone) and finished_at is not null)
                        select count(*) from gone
                        """)
                .param("seconds", keep.toSeconds())
                .query(Integer.class)
                .single();
    }

    Optional<Pull> find(UUID id) {
        return jdbc.sql("select * from model_pull where id = :id")
                .param("id", id)
                .query(PullStore::view)
                .optional();
    }

    /** Newest first. */
    List<Pull> list(Set<Status> statuses, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from model_pull
                        where (cardinality(:statuses::text[]) = 0 or status = any(:statuses::text[]))
                            and (:after::uuid is null or id < :after::uuid)
                        order by id desc limit :limit
                        """)
                .param("statuses", statuses.stream().map(Status::toString).toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(PullStore::view)
                .list();
    }

    private static Pull view(ResultSet row, int index) throws SQLException {
        return new Pull(
                row.getObject("id", UUID.class),
                row.getString("model"),
                row.getString("host"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new Progress(row.getString("phase"), row.getLong("bytes_done"), row.getLong("bytes_total")),
                row.getString("error"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
