package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a round of admission decides on, read under its lock.
 *
 * @param owners what the owners of ready work have had; those never served may be missing
 * @param ready the oldest ready work of each lane, owner and priority
 * @param suspects work that may have killed a node, oldest first, of which one is run at a time; empty while one runs
 */
public record Snapshot(
        Instant now, List<Host> hosts, Map<UUID, OwnerShare> owners, List<Waiting> ready, List<Waiting> suspects) {

    public Snapshot {
        hosts = List.copyOf(hosts);
        owners = Map.copyOf(owners);
        ready = List.copyOf(ready);
        suspects = List.copyOf(suspects);
    }
}
