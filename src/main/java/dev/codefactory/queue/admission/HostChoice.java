package dev.codefactory.queue.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where work goes: to a host that has its model loaded, the one with most room first. A host changes its model only when it is idle and its
 * own is not waited for. For work that has waited too long a host is emptied: it gets nothing else until it is idle and changes then.
 * Model-blind placement would spend half of all time loading models.
 */
final class HostChoice {

    private static final Comparator<Host> ROOMIEST = Comparator.<Host>comparingInt(
                    host -> host.admitted() - host.slots())
            .thenComparing(Host::id);

    private final AdmissionRules rules;
    private final Instant now;
    private final Hosts hosts;
    private final Backlog backlog;
    private final Map<String, String> reserved = new HashMap<>();
    private int generations;

    HostChoice(AdmissionRules rules, Instant now, List<Host> hosts, Backlog backlog) {
        this.rules = rules;
        this.now = now;
        this.hosts = new Hosts(hosts);
        this.backlog = backlog;
        this.generations = hosts.stream()
                .filter(host -> host.lanes().stream().anyMatch(AdmissionRules::isGeneration))
                .mapToInt(Host::admitted)
                .sum();
    }

    /** Keeps a host free of other work if this has waited too long and its lane needs one more: the emptiest that can be spared. */
    void reserveFor(Waiting oldest) {
        var lane = oldest.lane();
        if (!hasPassed(oldest.since()) || reserved.containsValue(lane) || hasRoom(lane)) {
            return;
        }
        hosts.all()
                .filter(host -> host.canServe(lane) && !host.holds(lane) && !reserved.containsKey(host.id()))
                .filter(host -> mayLose(host, lane))
                .min(Comparator.comparingInt(Host::admitted).thenComparing(Host::id))
                .ifPresent(host -> reserved.put(host.id(), lane));
    }

    /** Takes a place for the work, if there is one. */
    Optional<Host> take(Waiting work) {
        if (AdmissionRules.isGeneration(work.lane()) && generations >= rules.maxGenerations()) {
            return Optional.empty();
        }
        var chosen = withFreeSlot(work)
                .or(() -> unassigned(work))
                .or(() -> emptied(work))
                .or(() -> firstOfItsLane(work))
                .or(() -> resident(work))
                .or(() -> spare(work));
        generations += chosen.isPresent() && AdmissionRules.isGeneration(work.lane()) ? 1 : 0;
        return chosen.map(host -> hosts.serve(host, work.lane(), now));
    }

    private Optional<Host> withFreeSlot(Waiting work) {
        return resident(work).filter(host -> host.freeSlots() > 0);
    }

    private Optional<Host> resident(Waiting work) {
        return hosts.holding(work.lane()).stream()
                .filter(host -> isFreeFor(host, work))
                .min(ROOMIEST);
    }

    private Optional<Host> unassigned(Waiting work) {
        return able(work).filter(host -> host.resident() == null).min(ROOMIEST);
    }

    private Optional<Host> emptied(Waiting work) {
        return able(work)
                .filter(host -> host.isIdle() && reserved.containsKey(host.id()))
                .findFirst();
    }

    private Optional<Host> firstOfItsLane(Waiting work) {
        return hosts.isHeld(work.lane()) ? Optional.empty() : convertible(work).findFirst();
    }

    /** One more host for a lane with a real backlog. The last idle host of a lane is not given away at once, or it would come and go. */
    private Optional<Host> spare(Waiting work) {
        return convertible(work)
                .filter(host -> backlog.waiting(work.lane()) > host.slots())
                .filter(host -> hosts.idle(host.resident()) > 1 || hasPassed(host.residentSince()))
                .findFirst();
    }

    /** Idle hosts whose model nobody waits for, first those of the model with most of them. */
    private Stream<Host> convertible(Waiting work) {
        return able(work)
                .filter(host -> host.isIdle() && !host.holds(work.lane()) && !isWaitedFor(host.resident()))
                .sorted(Comparator.<Host>comparingInt(host -> -hosts.idle(host.resident()))
                        .thenComparing(ROOMIEST));
    }

    private Stream<Host> able(Waiting work) {
        return hosts.all().filter(host -> host.canServe(work.lane()) && isFreeFor(host, work));
    }

    private boolean isFreeFor(Host host, Waiting work) {
        return host.free() > 0
                && reserved.getOrDefault(host.id(), work.lane()).equals(work.lane())
                && suits(host, work);
    }

    /** The host that failed it last only if there is no other, or if the others have been busy for too long. */
    private boolean suits(Host host, Waiting work) {
        var avoided = work.avoided();
        return avoided == null
                || !avoided.host().equals(host.id())
                || hasPassed(avoided.since())
                || hosts.all().noneMatch(other -> !other.id().equals(host.id()) && other.canServe(work.lane()));
    }

    /**
     * A lane that no host holds may take any host that has held its model long enough to be worth its loading; a lane that has hosts only
     * one of a lane that nobody waits for and whose other hosts have room for what this one does.
     */
    private boolean mayLose(Host host, String taker) {
        if (!hosts.isHeld(taker)) {
            return (host.isIdle() && !isWaitedFor(host.resident())) || hasPassed(host.residentSince());
        }
        return !isWaitedFor(host.resident()) && spareSlots(host) >= host.slots() && hasPassed(host.residentSince());
    }

    private int spareSlots(Host host) {
        return host.resident() == null
                ? host.slots()
                : hosts.holding(host.resident()).stream()
                                .mapToInt(Host::freeSlots)
                                .sum()
                        - host.freeSlots();
    }

    private boolean hasRoom(String lane) {
        return hosts.holding(lane).stream().anyMatch(host -> host.free() > 0);
    }

    private boolean isWaitedFor(@Nullable String lane) {
        return lane != null && backlog.waiting(lane) > 0;
    }

    private boolean hasPassed(@Nullable Instant since) {
        return since == null || Duration.between(since, now).compareTo(rules.patience()) >= 0;
    }
}
