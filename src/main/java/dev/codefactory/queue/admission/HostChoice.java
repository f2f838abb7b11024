package dev.codefactory.queue.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where work goes: to a host that has its model loaded, the one with most room first. A host changes its model only when it is idle and its
 * own is not waited for, or when a model that no host has loaded has waited too long; then one host is emptied for it. Model-blind placement
 * would spend half of all time loading models.
 */
final class HostChoice {

    private static final Comparator<Host> ROOMIEST = Comparator.<Host>comparingInt(
                    host -> host.admitted() - host.slots())
            .thenComparing(Host::id);

    private final AdmissionRules rules;
    private final Instant now;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Set<String>> residents = new LinkedHashMap<>();
    private final Set<String> emptied = new HashSet<>();
    private int generations;

    HostChoice(AdmissionRules rules, Instant now, List<Host> hosts) {
        this.rules = rules;
        this.now = now;
        for (var host : hosts) {
            put(host);
            generations += host.lanes().stream().anyMatch(AdmissionRules::isGeneration) ? host.admitted() : 0;
        }
    }

    /**
     * Takes a place for the work, if there is one.
     *
     * @param backlog how much of its lane waits, itself included
     * @param waitedFor the lanes that more work waits for
     */
    Optional<Host> take(Waiting work, int backlog, Set<String> waitedFor) {
        if (AdmissionRules.isGeneration(work.lane()) && generations >= rules.maxGenerations()) {
            return Optional.empty();
        }
        var chosen = resident(work)
                .or(() -> unassigned(work))
                .or(() -> convertible(work, backlog, waitedFor))
                .or(() -> emptying(work));
        chosen.ifPresent(host -> {
            put(host.serving(work.lane()));
            generations += AdmissionRules.isGeneration(work.lane()) ? 1 : 0;
        });
        return chosen;
    }

    private Optional<Host> resident(Waiting work) {
        return residents(work.lane()).stream()
                .filter(host -> host.free() > 0 && !emptied.contains(host.id()) && suits(host, work))
                .min(ROOMIEST);
    }

    private Optional<Host> unassigned(Waiting work) {
        return able(work).filter(host -> host.resident() == null).min(ROOMIEST);
    }

    /** An idle host whose model nobody waits for: the first host of a lane at once, further ones only for a real backlog. */
    private Optional<Host> convertible(Waiting work, int backlog, Set<String> waitedFor) {
        var first = residents(work.lane()).isEmpty();
        return able(work)
                .filter(host -> host.admitted() == 0 && !host.holds(work.lane()))
                .filter(host -> host.resident() != null && !waitedFor.contains(host.resident()))
                .filter(host -> first || (backlog > host.slots() && idle(host.resident()) > 1))
                .min(Comparator.<Host>comparingInt(host -> -idle(host.resident()))
                        .thenComparing(ROOMIEST));
    }

    /** For a model that no host has and that has waited too long: the emptiest host gets nothing else until it is idle. */
    private Optional<Host> emptying(Waiting work) {
        if (!residents(work.lane()).isEmpty()
                || Duration.between(work.since(), now).compareTo(rules.patience()) < 0) {
            return Optional.empty();
        }
        var host = hosts.values().stream()
                .filter(candidate -> candidate.lanes().contains(work.lane())
                        && candidate.slots() > 0
                        && !emptied.contains(candidate.id())
                        && suits(candidate, work))
                .min(Comparator.comparingInt(Host::admitted).thenComparing(Host::id));
        host.ifPresent(candidate -> emptied.add(candidate.id()));
        return host.filter(candidate -> candidate.admitted() == 0);
    }

    private Stream<Host> able(Waiting work) {
        return hosts.values().stream()
                .filter(host -> host.free() > 0
                        && host.lanes().contains(work.lane())
                        && !emptied.contains(host.id())
                        && suits(host, work));
    }

    /** The host that failed it last only if there is no other, or if the others have been busy for too long. */
    private boolean suits(Host host, Waiting work) {
        return !host.id().equals(work.hostAvoided())
                || Duration.between(work.since(), now).compareTo(rules.patience()) >= 0
                || hosts.values().stream()
                        .noneMatch(other -> !other.id().equals(host.id())
                                && other.slots() > 0
                                && other.lanes().contains(work.lane()));
    }

    private Collection<Host> residents(String lane) {
        return residents.getOrDefault(lane, Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(hosts.get(id)).stream())
                .toList();
    }

    private int idle(@Nullable String lane) {
        return lane == null
                ? 0
                : (int) residents(lane).stream()
                        .filter(host -> host.admitted() == 0)
                        .count();
    }

    private void put(Host host) {
        var before = hosts.put(host.id(), host);
        if (before != null && before.resident() != null) {
            residents.getOrDefault(before.resident(), new HashSet<>()).remove(host.id());
        }
        if (host.resident() != null) {
            residents.computeIfAbsent(host.resident(), _ -> new HashSet<>()).add(host.id());
        }
    }
}
