package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hosts as they stand in a round, also by the model they have loaded. */
final class Hosts {

    private final Map<String, Host> all = new LinkedHashMap<>();
    private final Map<String, Map<String, Host>> holding = new HashMap<>();
    private final Map<String, Integer> idle = new HashMap<>();

    Hosts(List<Host> hosts) {
        hosts.forEach(this::put);
    }

    Stream<Host> all() {
        return all.values().stream();
    }

    /** Those that serve the lane without loading another model. */
    Collection<Host> holding(String lane) {
        return holding.getOrDefault(lane, Map.of()).values();
    }

    /** How many of those have nothing to do. */
    int idle(@Nullable String lane) {
        return lane == null ? 0 : idle.getOrDefault(lane, 0);
    }

    boolean isHeld(String lane) {
        return !holding(lane).isEmpty();
    }

    Host serve(Host host, String lane, Instant now) {
        if (host.resident() != null && host.isIdle()) {
            idle.merge(host.resident(), -1, Integer::sum);
        }
        if (host.resident() != null && !host.holds(lane)) {
            holding.getOrDefault(host.resident(), new HashMap<>()).remove(host.id());
        }
        var serving = host.serving(lane, now);
        put(serving);
        return serving;
    }

    private void put(Host host) {
        all.put(host.id(), host);
        if (host.resident() != null && host.canServe(host.resident())) {
            holding.computeIfAbsent(host.resident(), _ -> new LinkedHashMap<>()).put(host.id(), host);
            idle.merge(host.resident(), host.isIdle() ? 1 : 0, Integer::sum);
        }
    }
}
