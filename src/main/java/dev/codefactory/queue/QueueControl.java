package dev.codefactory.queue;

import dev.codefactory.queue.QueueView.HostView;
import dev.codefactory.queue.QueueView.LaneView;
import dev.codefactory.queue.cluster.Nodes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the queue and holds it: while it is paused on all nodes, requests are accepted, what runs goes on, and nothing else begins. */
@Service
public class QueueControl {

    private final JdbcClient jdbc;
    private final Nodes nodes;
    private final Admission admission;

    QueueControl(JdbcClient jdbc, Nodes nodes, Admission admission) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.admission = admission;
    }

    private record State(boolean paused, Instant changedAt) {}

    /** How it stands now. */
    public QueueView view() {
        var state = jdbc.sql("select paused, changed_at from queue_state")
                .query((row, _) ->
                        new State(row.getBoolean(1), row.getTimestamp(2).toInstant()))
                .single();
        return new QueueView(state.paused(), state.changedAt(), lanes(), hosts(), nodes.all());
    }

    /** Lets nothing new in; does nothing when it is paused already. */
    @Transactional
    public void pause() {
        set(true);
    }

    /** Lets work in again. */
    @Transactional
    public void resume() {
        set(false);
        admission.fillAtCommit();
    }

    private void set(boolean paused) {
        jdbc.sql("update queue_state set paused = :paused, changed_at = clock_timestamp() where paused <> :paused")
                .param("paused", paused)
                .update();
    }

    private List<LaneView> lanes() {
        return jdbc.sql("""
                select lane, count(*) filter (where ready) as waiting,
                    count(*) filter (where status = 'waiting' and not ready) as delayed,
                    count(*) filter (where status = 'admitted') as admitted,
                    min(created_at) filter (where ready) as oldest
                from (
                    select *, status = 'waiting' and pending_deps = 0 and not_before is null as ready
                    from work where status in ('waiting', 'admitted')) open
                group by lane order by lane
                """)
                .query((row, _) -> new LaneView(
                        row.getString("lane"),
                        row.getInt("waiting"),
                        row.getInt("delayed"),
                        row.getInt("admitted"),
                        instant(row.getTimestamp("oldest"))))
                .list();
    }

    private List<HostView> hosts() {
        return jdbc.sql("""
                select h.id, h.slots, h.prefetch, h.resident, h.lanes,
                    h.declared_at > clock_timestamp() - interval '30 seconds' as live,
                    (select count(*) from work w where w.status = 'admitted' and w.host = h.id) as admitted
                from work_host h order by h.id
                """)
                .query((row, _) -> new HostView(
                        row.getString("id"),
                        row.getInt("slots"),
                        row.getInt("prefetch"),
                        row.getInt("admitted"),
                        row.getString("resident"),
                        Arrays.asList((String[]) row.getArray("lanes").getArray()),
                        row.getBoolean("live")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
