package dev.codefactory.queue.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/**
 * Who comes first. Within an owner: the higher priority, raised by one for each step of waiting. Between owners: the higher priority of what
 * they have next, raised by one for each step since they were served; then who has less let in now, then who was served longer ago. So
 * nobody's thousands can keep another's first one waiting, and nothing waits for ever.
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

    Comparator<Waiting> withinOwner() {
        return Comparator.<Waiting>comparingInt(work -> -raised(work.priority(), work.since()))
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::id);
    }

    Comparator<Waiting> betweenOwners() {
        return Comparator.<Waiting>comparingInt(work -> -claim(work))
                .thenComparingInt(work -> share(work).admitted())
                .thenComparing(work -> share(work).served())
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::id);
    }

    OwnerShare share(Waiting work) {
        return owners.getOrDefault(work.owner(), OwnerShare.NEW);
    }

    private int claim(Waiting work) {
        var served = share(work).served();
        return raised(work.priority(), served.isAfter(work.since()) ? served : work.since());
    }

    private int raised(int priority, Instant waitingSince) {
        var steps = Duration.between(waitingSince, now).toMillis()
                / Math.max(1, rules.ageing().toMillis());
        return Math.clamp(priority + steps, priority, HIGHEST);
    }
}
