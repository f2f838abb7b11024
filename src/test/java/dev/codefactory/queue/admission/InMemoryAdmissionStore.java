package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of admission without a database; {@link AdmissionStoreContract} holds both to the same. */
public final class InMemoryAdmissionStore implements AdmissionStore {

    /** As PostgreSQL compares them: {@link UUID#compareTo} is signed. */
    private static final Comparator<UUID> BY_ID = (a, b) -> {
        var high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private final Supplier<Instant> clock;
    private final BiConsumer<UUID, String> begin;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<UUID, StoredWork> waiting = new TreeMap<>(BY_ID);
    private final Map<UUID, StoredWork> admitted = new LinkedHashMap<>();
    private final Map<String, Integer> onHost = new HashMap<>();
    private final Map<UUID, Integer> ofOwner = new HashMap<>();
    private final Map<UUID, Instant> served = new HashMap<>();
    private boolean paused;

    /** @param begin told of everything that is admitted, and where */
    public InMemoryAdmissionStore(Supplier<Instant> clock, BiConsumer<UUID, String> begin) {
        this.clock = clock;
        this.begin = begin;
    }

    @Override
    public void releaseDelayed() {
        var now = clock.get();
        waiting.replaceAll((_, work) -> work.releasedAt(now));
    }

    @Override
    public List<Host> hosts() {
        return paused
                ? List.of()
                : hosts.values().stream()
                        .map(host -> withAdmitted(host, admittedOn(host.id())))
                        .filter(host -> host.slots() > 0 || host.admitted() > 0)
                        .toList();
    }

    @Override
    public Snapshot snapshot(List<Host> hosts, int depth) {
        var lanes = hosts.stream()
                .filter(host -> host.slots() > 0)
                .flatMap(host -> host.lanes().stream())
                .collect(Collectors.toSet());
        var groups = new HashMap<Group, Integer>();
        var ready = new ArrayList<Waiting>();
        var suspects = new ArrayList<Waiting>();
        for (var work : waiting.values()) {
            if (!work.isReady() || !lanes.contains(work.lane())) {
                continue;
            }
            if (work.deaths() > 0) {
                suspects.add(work.waiting());
            } else if (groups.merge(Group.of(work), 1, Integer::sum) <= depth) {
                ready.add(work.waiting());
            }
        }
        var suspectRuns = admitted.values().stream().anyMatch(work -> work.deaths() > 0);
        var next = suspectRuns
                ? List.<Waiting>of()
                : suspects.stream().limit(depth).toList();
        return new Snapshot(clock.get(), hosts, shares(Stream.concat(ready.stream(), next.stream())), ready, next);
    }

    private Map<UUID, OwnerShare> shares(Stream<Waiting> of) {
        return of.map(Waiting::owner)
                .distinct()
                .collect(Collectors.toMap(
                        owner -> owner,
                        owner -> new OwnerShare(admittedOf(owner), served.getOrDefault(owner, Instant.MIN))));
    }

    @Override
    public void admit(Snapshot decidedOn, List<Placement> placements) {
        for (var placement : placements) {
            var id = placement.work().id();
            var work = waiting.remove(id);
            if (work != null) {
                admitted.put(id, work.admittedTo(placement.host()));
                onHost.merge(placement.host(), 1, Integer::sum);
                ofOwner.merge(work.owner(), 1, Integer::sum);
            }
            served.put(placement.work().owner(), decidedOn.now());
            hosts.computeIfPresent(
                    placement.host(),
                    (_, host) -> holding(host, placement.work().lane(), decidedOn.now()));
            if (work != null) {
                begin.accept(id, placement.host());
            }
        }
    }

    private record Group(String lane, UUID owner, int priority) {
        static Group of(StoredWork work) {
            return new Group(work.lane(), work.owner(), work.priority());
        }
    }

    public void add(StoredWork work) {
        waiting.put(work.id(), work);
    }

    /** What it knows of work that has not ended. */
    public @Nullable StoredWork find(UUID id) {
        var found = waiting.get(id);
        return found == null ? admitted.get(id) : found;
    }

    /** Changes work that waits, or takes admitted work back into the line. */
    public void putBack(StoredWork work) {
        end(work.id());
        waiting.put(work.id(), work);
    }

    /** Forgets work, whether it waited or was admitted; false if it was not there. */
    public boolean end(UUID id) {
        var work = admitted.remove(id);
        if (work != null) {
            onHost.merge(String.valueOf(work.host()), -1, Integer::sum);
            ofOwner.merge(work.owner(), -1, Integer::sum);
        }
        return waiting.remove(id) != null || work != null;
    }

    public void declare(Host declared) {
        var known = hosts.get(declared.id());
        hosts.put(declared.id(), known == null ? declared : withSlots(known, declared.slots()));
    }

    public void pause(boolean pause) {
        paused = pause;
    }

    public boolean isPaused() {
        return paused;
    }

    public Collection<StoredWork> waiting() {
        return waiting.values();
    }

    public Collection<StoredWork> admitted() {
        return admitted.values();
    }

    public int admittedOn(String host) {
        return onHost.getOrDefault(host, 0);
    }

    public int admittedOf(UUID owner) {
        return ofOwner.getOrDefault(owner, 0);
    }

    private static Host withAdmitted(Host host, int admitted) {
        return new Host(
                host.id(),
                host.slots(),
                host.prefetch(),
                host.lanes(),
                host.resident(),
                host.residentSince(),
                admitted);
    }

    private static Host withSlots(Host host, int slots) {
        return new Host(host.id(), slots, host.prefetch(), host.lanes(), host.resident(), host.residentSince(), 0);
    }

    private static Host holding(Host host, String lane, Instant now) {
        return host.holds(lane) ? host : new Host(host.id(), host.slots(), host.prefetch(), host.lanes(), lane, now, 0);
    }
}
