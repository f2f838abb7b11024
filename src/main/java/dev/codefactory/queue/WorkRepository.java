package dev.codefactory.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code work} and {@code lane_host}. Every change of status names the status, and where it commits a result the attempt, it expects. */
@Repository
class WorkRepository {

    private final JdbcClient jdbc;

    WorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One claim of a piece of work. */
    record Claim(UUID id, String kind, Lane lane, int attempt, int failures) {}

    void setSlots(Lane lane, String host, int slots, int prefetch) {
        jdbc.sql("""
                insert into lane_host (lane, host, slots, prefetch) values (:lane, :host, :slots, :prefetch)
                on conflict (lane, host) do update set slots = excluded.slots, prefetch = excluded.prefetch
                """)
                .param("lane", lane.id())
                .param("host", host)
                .param("slots", slots)
                .param("prefetch", prefetch)
                .update();
    }

    void add(NewWork work) {
        jdbc.sql("""
                insert into work (id, kind, lane, owner_id, priority, status)
                values (:id, :kind, :lane, :owner, :priority, 'waiting')
                """)
                .param("id", work.id())
                .param("kind", work.kind())
                .param("lane", work.lane().id())
                .param("owner", work.owner())
                .param("priority", work.priority())
                .update();
    }

    /** Locks the lane and says how many pieces of work it takes at once. Its own statement, so that the next one sees what others committed. */
    int lockLane(Lane lane) {
        return jdbc
                .sql("select slots + prefetch from lane_host where lane = :lane order by host for update")
                .param("lane", lane.id())
                .query((row, _) -> row.getInt(1))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Admits what fits into the lane, highest priority and then oldest first, and returns the ids. */
    List<UUID> admit(Lane lane, int capacity) {
        return jdbc.sql("""
                update work set status = 'admitted', admitted_at = clock_timestamp() where id in (
                    select id from work
                    where lane = :lane and status = 'waiting' and (not_before is null or not_before <= clock_timestamp())
                    order by priority desc, id
                    limit greatest(0, :capacity - (select count(*) from work where lane = :lane and status = 'admitted')))
                returning id
                """)
                .param("lane", lane.id())
                .param("capacity", capacity)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Admitted work that has no execution in the engine, because it was put back while its old one was still ending. */
    List<UUID> unknownToEngine() {
        return jdbc.sql("""
                select id from work where status = 'admitted' and not exists (
                    select from scheduled_tasks
                    where task_name = :task and task_instance = work.id::text)
                """)
                .param("task", WorkRunner.TASK.getTaskName())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Begins an attempt, or returns empty when the work is no longer to be done. */
    Optional<Claim> claim(UUID id) {
        return jdbc.sql("""
                update work set attempt = attempt + 1 where id = :id and status = 'admitted'
                returning id, kind, upper(lane) as lane, attempt, failures
                """).param("id", id).query(Claim.class).optional();
    }

    /** Ends the work if this attempt still owns it. */
    boolean finish(Claim claim) {
        return close(claim, "done");
    }

    /** Gives it up for good if this attempt still owns it. */
    boolean park(Claim claim) {
        return close(claim, "parked");
    }

    private boolean close(Claim claim, String status) {
        return jdbc.sql("""
                        update work set status = :status, finished_at = clock_timestamp()
                        where id = :id and attempt = :attempt and status = 'admitted'
                        """)
                        .param("status", status)
                        .param("id", claim.id())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /** Puts it back behind a delay and frees its slot, if this attempt still owns it. */
    boolean putBack(Claim claim, Duration delay, int failures) {
        return jdbc.sql("""
                        update work set status = 'waiting', failures = failures + :failures,
                            not_before = clock_timestamp() + make_interval(secs => :seconds)
                        where id = :id and attempt = :attempt and status = 'admitted'
                        """)
                        .param("failures", failures)
                        .param("seconds", delay.toMillis() / 1000.0)
                        .param("id", claim.id())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /** Hands back work that was interrupted by a shutdown, as if the attempt had not been made. */
    void handBack(Claim claim) {
        jdbc.sql("""
                update work set status = 'waiting', attempt = attempt - 1
                where id = :id and attempt = :attempt and status = 'admitted'
                """).param("id", claim.id()).param("attempt", claim.attempt()).update();
    }

    /** Cancels what is still waiting or admitted and returns the ids and lanes it was in. */
    List<UUID> cancel(Collection<UUID> ids) {
        return jdbc.sql("""
                update work set status = 'cancelled', finished_at = clock_timestamp()
                where id in (:ids) and status in ('waiting', 'admitted') returning id
                """)
                .param("ids", ids)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
