package dev.codefactory.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code work}. Every change of status names the status, and where it commits a result the attempt, it expects. */
@Repository
class WorkRepository {

    private final JdbcClient jdbc;

    WorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One claim of a piece of work. */
    record Claim(UUID id, String kind, Lane lane, String host, int attempt, int failures, int timeoutSeconds) {

        boolean isLocal() {
            return lane.equals(Lane.LOCAL);
        }

        Attempt toAttempt() {
            return new Attempt(id, attempt, host);
        }
    }

    void add(NewWork work) {
        jdbc.sql("""
                insert into work (id, kind, lane, owner_id, priority, status, timeout_seconds, pending_deps)
                values (:id, :kind, :lane, :owner, :priority, 'waiting', :timeout, :waitsFor)
                """)
                .param("id", work.id())
                .param("kind", work.kind())
                .param("lane", work.lane().id())
                .param("owner", work.owner())
                .param("priority", work.priority())
                .param("timeout", Math.toIntExact(work.timeout().toSeconds()))
                .param("waitsFor", work.waitsFor())
                .update();
    }

    void satisfied(Collection<UUID> ids) {
        jdbc.sql("""
                update work set pending_deps = pending_deps - 1
                where id in (:ids) and status = 'waiting' and pending_deps > 0
                """).param("ids", ids).update();
    }

    void prioritise(Collection<UUID> ids, int priority) {
        jdbc.sql("update work set priority = :priority where id in (:ids) and status = 'waiting'")
                .param("priority", priority)
                .param("ids", ids)
                .update();
    }

    /**
     * Begins attempts at work that was let in and that nobody does yet, oldest first. Each piece is claimed by one node alone.
     *
     * @param kinds what this node knows how to do; the rest is left to newer nodes
     * @param local whether local work is meant, or all other
     */
    List<Claim> claim(String node, Collection<String> kinds, boolean local, int limit) {
        return jdbc.sql("""
                update work set attempt = attempt + 1, node = :node, claimed_at = clock_timestamp()
                where id in (
                    select id from work
                    where status = 'admitted' and node is null and kind = any(:kinds) and (lane = 'local') = :local
                    order by admitted_at limit :limit for update skip locked)
                returning id, kind, lane, host, attempt, failures, timeout_seconds
                """)
                .param("node", node)
                .param("kinds", kinds.toArray(String[]::new))
                .param("local", local)
                .param("limit", limit)
                .query(WorkRepository::claim)
                .list();
    }

    static Claim claim(ResultSet row, int index) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new Lane(row.getString("lane")),
                row.getString("host"),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getInt("timeout_seconds"));
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
                        update work set status = :status, finished_at = clock_timestamp(), node = null
                        where id = :id and attempt = :attempt and status = 'admitted'
                        """)
                        .param("status", status)
                        .param("id", claim.id())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /**
     * Puts it back behind a delay and frees its slot, if this attempt still owns it. The first time that it had better go elsewhere, and
     * can, it need not wait: the delay is for the host that failed it.
     *
     * @param hostAvoided the host it had better not go to next, or null
     */
    boolean putBack(Claim claim, Duration delay, int failures, @Nullable String hostAvoided) {
        return jdbc.sql("""
                        with put as (
                            select w.id, case
                                when :avoided::text is not null and w.host_avoided is null and exists (
                                    select from work_host h
                                    where h.id <> :avoided and w.lane = any(h.lanes) and h.slots > 0
                                        and h.declared_at > clock_timestamp() - interval '30 seconds')
                                then clock_timestamp()
                                else clock_timestamp() + make_interval(secs => :seconds) end as ready_at
                            from work w where w.id = :id)
                        update work set status = 'waiting', node = null, failures = failures + :failures,
                            host_avoided = :avoided, not_before = ready_at,
                            host_avoided_since = case when :avoided::text is not null then ready_at end
                        from put
                        where work.id = put.id and attempt = :attempt and status = 'admitted'
                        """)
                        .param("failures", failures)
                        .param("avoided", hostAvoided)
                        .param("seconds", delay.toMillis() / 1000.0)
                        .param("id", claim.id())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /**
     * Hands back work that was interrupted by a shutdown, as if the attempt had not been made. Its number is given again, so that the node
     * tells whether it is still this one's.
     */
    void handBack(Claim claim, String node) {
        jdbc.sql("""
                update work set status = 'waiting', node = null, attempt = attempt - 1
                where id = :id and attempt = :attempt and status = 'admitted' and node = :node
                """)
                .param("id", claim.id())
                .param("attempt", claim.attempt())
                .param("node", node)
                .update();
    }

    /** Cancels what is still waiting or admitted and returns the ids. */
    List<UUID> cancel(Collection<UUID> ids) {
        return jdbc.sql("""
                update work set status = 'cancelled', finished_at = clock_timestamp(), node = null
                where id in (:ids) and status in ('waiting', 'admitted') returning id
                """)
                .param("ids", ids)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
