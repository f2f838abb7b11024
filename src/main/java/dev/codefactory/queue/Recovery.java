package dev.codefactory.queue;

import dev.codefactory.queue.admission.Blame;
import dev.codefactory.queue.cluster.Node;
import dev.codefactory.queue.cluster.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the work of dead nodes to living ones, except for what is to blame for too many deaths: that is parked. */
@Component
class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final JdbcClient jdbc;
    private final Nodes nodes;
    private final Node self;
    private final Admission admission;
    private final QueueProperties properties;
    private final ObjectProvider<WorkHandler> handlers;

    Recovery(
            JdbcClient jdbc,
            Nodes nodes,
            Node self,
            Admission admission,
            QueueProperties properties,
            ObjectProvider<WorkHandler> handlers) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.self = self;
        this.admission = admission;
        this.properties = properties;
        this.handlers = handlers;
    }

    /** Work a node had in hand. */
    private record Orphan(UUID id, String kind, int deaths) {

        Blame.InHand inHand() {
            return new Blame.InHand(id, deaths);
        }
    }

    /** Takes over from every node that has been silent for too long, or that left without handing over all it had. */
    @Transactional
    public void recoverDead() {
        for (var name : nodes.lockSilent()) {
            log.warn("node {} is silent; its work is given to others", name);
            recover(name);
            nodes.remove(name);
        }
        putBack(orphansOfNobody());
    }

    /** Takes over what an earlier process of this node's name left. */
    @Transactional
    public void recoverOwnPast() {
        recover(self.name());
    }

    /** Puts back what this node is said to do but does not, because it could not write the end of it. */
    @Transactional
    public void putBackUnheld(Predicate<UUID> held) {
        var lost = orphansOf(self.name(), justClaimed()).stream()
                .filter(orphan -> !held.test(orphan.id()))
                .toList();
        putBack(lost);
    }

    /** What was claimed a moment ago may not be in anybody's hands yet. */
    private Duration justClaimed() {
        return properties.deadAfter().dividedBy(2);
    }

    private void putBack(List<Orphan> lost) {
        lost.forEach(orphan -> putBack(orphan, orphan.deaths()));
        if (!lost.isEmpty()) {
            admission.fillAtCommit();
        }
    }

    /** What was to happen a little later would have to wait until a clock that was set back is there again; it happens now instead. */
    @Transactional
    public void bringForward() {
        log.warn("the database's clock was set back; what waits for a time waits no longer");
        jdbc.sql(
                        "update work set not_before = clock_timestamp() where status = 'waiting' and not_before > clock_timestamp()")
                .update();
        jdbc.sql("""
                update scheduled_tasks set execution_time = clock_timestamp()
                where not picked and execution_time > clock_timestamp()
                """).update();
    }

    private void recover(String node) {
        var blame = new Blame(properties.maxDeaths());
        var orphans = orphansOf(node, Duration.ZERO);
        var inHand = orphans.stream().map(Orphan::inHand).toList();
        for (var orphan : orphans) {
            var deaths = blame.after(orphan.inHand(), inHand);
            if (blame.isPoison(deaths)) {
                park(orphan, deaths);
            } else {
                putBack(orphan, deaths);
            }
        }
        admission.fillAtCommit();
    }

    private List<Orphan> orphansOf(String node, Duration claimedBefore) {
        return jdbc.sql("""
                select id, kind, deaths from work
                where node = :node and status = 'admitted'
                    and not (claimed_at > clock_timestamp() - make_interval(secs => :seconds)
                        and claimed_at <= clock_timestamp()) -- what is said to begin yet began before the clock was set
                order by id for update
                """)
                .param("node", node)
                .param("seconds", claimedBefore.toMillis() / 1000.0)
                .query(Recovery::orphan)
                .list();
    }

    /** Work of nodes that have left the register: they claimed it in the very moment in which they left. */
    private List<Orphan> orphansOfNobody() {
        return jdbc.sql("""
                select id, kind, deaths from work
                where status = 'admitted' and node is not null and node not in (select name from node)
                    and claimed_at not between clock_timestamp() - make_interval(secs => :seconds) and clock_timestamp()
                order by id for update skip locked
                """)
                .param("seconds", justClaimed().toMillis() / 1000.0)
                .query(Recovery::orphan)
                .list();
    }

    private static Orphan orphan(ResultSet row, int index) throws SQLException {
        return new Orphan(row.getObject("id", UUID.class), row.getString("kind"), row.getInt("deaths"));
    }

    private void putBack(Orphan orphan, int deaths) {
        jdbc.sql("update work set status = 'waiting', node = null, deaths = :deaths where id = :id")
                .param("deaths", deaths)
                .param("id", orphan.id())
                .update();
    }

    private void park(Orphan orphan, int deaths) {
        log.error("work {} is parked: {} nodes died while they did it", orphan.id(), deaths);
        jdbc.sql("""
                update work set status = 'parked', node = null, deaths = :deaths, finished_at = clock_timestamp()
                where id = :id
                """).param("deaths", deaths).param("id", orphan.id()).update();
        handlers.stream()
                .filter(handler -> handler.kind().equals(orphan.kind()))
                .forEach(handler -> handler.parked(orphan.id(), "%d nodes died while they did it".formatted(deaths)));
    }
}
