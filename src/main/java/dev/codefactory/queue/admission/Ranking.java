package dev.codefactory.queue.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/**
 * Who comes first. Within an owner: the higher priority, raised by one for each step of waiting. Between owners: the higher priority of
 * what they have waiting, raised by one for each step since they were served; then who has less let in now, then who was served longer ago.
 * So nobody's thousands can keep another's first one waiting, and nothing waits for ever.
 */
final class Ranking {

    private static final int HIGHEST = 10;

    private final AdmissionRules rules;
    private final Instant now;
    private final Map<UUID, OwnerShare> owners;

    /** @param owners seen live: what changes in it changes the order */
    Ranking(AdmissionRules rules, Instant now, Map<UUID, OwnerShare> owners) {
        this.rules = rules;
        this.now = now;
        this.owners = owners;
    }

    /** An owner's next line, and the priority the owner may claim. */
    record Claimant(Line line, int claim) {}

    Comparator<Waiting> withinOwner() {
        return Comparator.<Waiting>comparingInt(work -> -raised(work.priority(), work.since()))
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::id);
    }

    Comparator<Claimant> betweenOwners() {
        return Comparator.<Claimant>comparingInt(claimant -> -claimant.claim())
                .thenComparingInt(claimant -> share(claimant.line().owner()).admitted())
                .thenComparing(claimant -> share(claimant.line().owner()).served())
                .thenComparing(claimant -> claimant.line().head().since())
                .thenComparing(claimant -> claimant.line().head().id());
    }

    /** What the owner of these lines may claim. */
    int claim(Collection<Line> lines) {
        return lines.stream().mapToInt(this::claim).max().orElse(0);
    }

    OwnerShare share(UUID owner) {
        return owners.getOrDefault(owner, OwnerShare.NEW);
    }

    /** The head may be old work of low priority; it must not hold back what is behind it. */
    private int claim(Line line) {
        var head = line.head();
        var served = share(line.owner()).served();
        var raised = raised(head.priority(), served.isAfter(head.since()) ? served : head.since());
        return Math.max(raised, line.highestPriority());
    }

    private int raised(int priority, Instant waitingSince) {
        var steps = Duration.between(waitingSince, now).toMillis()
                / Math.max(1, rules.ageing().toMillis());
        return Math.clamp(priority + steps, priority, HIGHEST);
    }
}
