package dev.codefactory.queue.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of nodes. All times in it are the database's, so that no node's wrong clock can bury another. */
public class Nodes {

    private final JdbcClient jdbc;
    private final Node self;
    private final Duration deadAfter;
    private volatile boolean joined;

    /** @param deadAfter how long a node may be silent before it counts as dead */
    public Nodes(JdbcClient jdbc, Node self, Duration deadAfter) {
        this.jdbc = jdbc;
        this.self = self;
        this.deadAfter = deadAfter;
    }

    /** A node as others see it. */
    public record Registered(
            String name, String version, int localSlots, boolean draining, Instant startedAt, Instant seenAt) {}

    /** Enters this node; false when a living one has its name. */
    public boolean join() {
        joined = jdbc.sql("""
                        insert into node (name, version, local_slots, started_at, seen_at)
                        values (:name, :version, :slots, clock_timestamp(), clock_timestamp())
                        on conflict (name) do update set version = excluded.version, local_slots = excluded.local_slots,
                            draining = false, started_at = excluded.started_at, seen_at = excluded.seen_at
                        where node.seen_at not between clock_timestamp() - make_interval(secs => :silence)
                            and clock_timestamp() + make_interval(secs => :silence)
                        """)
                        .param("name", self.name())
                        .param("version", self.version())
                        .param("slots", self.localSlots())
                        .param("silence", seconds(deadAfter))
                        .update()
                == 1;
        return joined;
    }

    /**
     * Says that this node lives, once it has joined: before, the entry is that of an earlier process of its name, which shall be found dead. It
     * enters itself again when others have given it up meanwhile.
     */
    public void beat() {
        if (!joined) {
            return;
        }
        var known = jdbc.sql("update node set seen_at = clock_timestamp() where name = :name")
                .param("name", self.name())
                .update();
        if (known == 0) {
            join();
        }
    }

    /** Says that this node takes nothing new. */
    public void drain() {
        jdbc.sql("update node set draining = true where name = :name")
                .param("name", self.name())
                .update();
    }

    /** Takes a node out of the register. */
    public void remove(String name) {
        joined = joined && !name.equals(self.name());
        jdbc.sql("delete from node where name = :name").param("name", name).update();
    }

    /**
     * Locks and returns the nodes that have been silent for too long; another that looks at the same time gets none of them. One that was seen
     * in times to come has been silent since the clock was set back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> lockSilent() {
        return jdbc.sql("""
                select name from node
                where seen_at not between clock_timestamp() - make_interval(secs => :silence)
                    and clock_timestamp() + make_interval(secs => :silence)
                for update skip locked
                """)
                .param("silence", seconds(deadAfter))
                .query((row, _) -> row.getString("name"))
                .list();
    }

    /** All nodes in the register, by name. */
    public List<Registered> all() {
        return jdbc.sql("select name, version, local_slots, draining, started_at, seen_at from node order by name")
                .query((row, _) -> new Registered(
                        row.getString("name"),
                        row.getString("version"),
                        row.getInt("local_slots"),
                        row.getBoolean("draining"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
