package dev.codefactory.queue;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hosts work can be sent to. Every node tells of those it knows again and again; one that nobody tells of is forgotten. */
@Component
public class WorkHosts {

    private final JdbcClient jdbc;
    private final Admission admission;

    WorkHosts(JdbcClient jdbc, Admission admission) {
        this.jdbc = jdbc;
        this.admission = admission;
    }

    /**
     * Tells of hosts; to be repeated every 10 seconds, because what was not told of for 30 seconds gets no new work. A lane that none of
     * them serves, and for which work waits, is tried on all of them: its work had better fail where it can be seen than wait for ever.
     */
    public void declare(Collection<WorkHost> hosts) {
        var orphaned = orphanedLanes(hosts);
        hosts.forEach(host -> declare(host, orphaned));
        admission.fillSoon();
    }

    private List<String> orphanedLanes(Collection<WorkHost> hosts) {
        var served = hosts.stream().flatMap(host -> host.lanes().stream()).map(Lane::id);
        return jdbc.sql("""
                select distinct lane from work
                where status = 'waiting' and lane not in ('local', 'transfer') and not lane = any(:served)
                    and not exists (
                        select from work_host h
                        where work.lane = any(h.lanes) and not h.id = any(:declared)
                            and h.declared_at > clock_timestamp() - interval '30 seconds')
                """)
                .param("served", served.toArray(String[]::new))
                .param("declared", hosts.stream().map(WorkHost::id).toArray(String[]::new))
                .query((row, _) -> row.getString("lane"))
                .list();
    }

    private void declare(WorkHost host, List<String> orphaned) {
        var lanes = Stream.concat(host.lanes().stream().map(Lane::id), orphaned.stream());
        jdbc.sql("""
                insert into work_host (id, slots, prefetch, lanes, declared_at)
                values (:id, :slots, :prefetch, :lanes, clock_timestamp())
                on conflict (id) do update set slots = excluded.slots, prefetch = excluded.prefetch,
                    lanes = excluded.lanes, declared_at = excluded.declared_at
                """)
                .param("id", host.id())
                .param("slots", host.slots())
                .param("prefetch", host.prefetch())
                .param("lanes", lanes.toArray(String[]::new))
                .update();
    }
}
