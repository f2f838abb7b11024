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

    /**
     * An owner's next line, the priority the owner may claim, and what the owner has had. It holds until the owner's lines or share change, so
     * that it need not be found out again for each place that somebody else gets.
     */
    record Claimant(Line line, int claim, OwnerShare share) {}

    static final Comparator<Claimant> BETWEEN_OWNERS = Comparator.<Claimant>comparingInt(claimant -> -claimant.claim())
            .thenComparingInt(claimant -> claimant.share().admitted())
            .thenComparing(claimant -> claimant.share().served())
            .thenComparing(claimant -> claimant.line().head().since())
            .thenComparing(claimant -> claimant.line().head().id());

    Comparator<Waiting> withinOwner() {
        return Comparator.<Waiting>comparingInt(work -> -raised(work.priority(), work.since()))
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::id);
    }

    /** An owner by all lines that are open. */
    Claimant claimant(Line first, Collection<Line> lines) {
        return new Claimant(first, lines.stream().mapToInt(this::claim).max().orElse(0), share(first.owner()));
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
