package dev.codefactory.queue;

import java.util.Collection;
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

    /** Tells of hosts; to be repeated every 10 seconds, because what was not told of for 30 seconds gets no new work. */
    public void declare(Collection<WorkHost> hosts) {
        hosts.forEach(this::declare);
        admission.fillSoon();
    }

    private void declare(WorkHost host) {
        jdbc.sql("""
                insert into work_host (id, slots, prefetch, lanes, declared_at)
                values (:id, :slots, :prefetch, :lanes, clock_timestamp())
                on conflict (id) do update set slots = excluded.slots, prefetch = excluded.prefetch,
                    lanes = excluded.lanes, declared_at = excluded.declared_at
                """)
                .param("id", host.id())
                .param("slots", host.slots())
                .param("prefetch", host.prefetch())
                .param("lanes", host.lanes().stream().map(Lane::id).toArray(String[]::new))
                .update();
    }
}
