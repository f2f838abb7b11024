package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.admission.AdmissionStore;
import dev.codefactory.queue.admission.Host;
import dev.codefactory.queue.admission.InMemoryAdmissionStore;
import dev.codefactory.queue.admission.Placement;
import dev.codefactory.queue.admission.Snapshot;
import dev.codefactory.queue.admission.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks at every decision before it is carried out, and at the limits after. */
record WatchedStore(InMemoryAdmissionStore store, AdmissionRules rules) implements AdmissionStore {

    @Override
    public void releaseDelayed() {
        store.releaseDelayed();
    }

    @Override
    public List<Host> hosts() {
        return store.hosts();
    }

    @Override
    public Snapshot snapshot(List<Host> hosts, int depth) {
        return store.snapshot(hosts, depth);
    }

    @Override
    public void admit(Snapshot decidedOn, List<Placement> placements) {
        noneIsPassedOver(decidedOn, placements);
        store.admit(decidedOn, placements);
        limitsAreKept(placements);
    }

    private void limitsAreKept(List<Placement> placements) {
        for (var host : store.hosts()) {
            var grew = placements.stream().anyMatch(place -> place.host().equals(host.id()));
            demand(!grew || host.admitted() <= host.slots() + host.prefetch(), "%s has too much", host);
        }
        for (var place : placements) {
            var owner = place.work().owner();
            demand(store.admittedOf(owner) <= rules.maxPerOwner(), "owner %s has too much", owner);
        }
        var generations = store.admitted().stream()
                .filter(work -> !work.lane().equals(AdmissionRules.LOCAL_LANE))
                .count();
        var grew = placements.stream().anyMatch(place -> !place.work().lane().equals(AdmissionRules.LOCAL_LANE));
        demand(!grew || generations <= rules.maxGenerations(), "%s generations at once", generations);
        demand(
                store.admitted().stream().filter(work -> work.deaths() > 0).count() <= 1,
                "suspects run together: %s",
                store);
    }

    private void noneIsPassedOver(Snapshot decidedOn, List<Placement> placements) {
        var shares = new HashMap<UUID, Integer>();
        decidedOn.owners().forEach((owner, share) -> shares.put(owner, share.admitted()));
        var left = new ArrayList<>(decidedOn.ready());
        for (var place : placements) {
            var work = place.work();
            if (left.remove(work)) {
                left.stream().filter(other -> isEligible(other, work, shares)).forEach(other -> {
                    demand(!isOwnAndFirst(other, work), "%s overtook the owner's own %s", work, other);
                    demand(!isNeedier(other, work, shares, decidedOn), "%s overtook %s", work, other);
                });
            }
            shares.merge(work.owner(), 1, Integer::sum);
        }
    }

    /** Whether it could have had the place: it asks for the same, avoids nothing, and its owner may have more. */
    private boolean isEligible(Waiting other, Waiting placed, Map<UUID, Integer> shares) {
        return other.lane().equals(placed.lane())
                && other.avoided() == null
                && shares.getOrDefault(other.owner(), 0) < rules.maxPerOwner();
    }

    private static boolean isOwnAndFirst(Waiting other, Waiting placed) {
        return other.owner().equals(placed.owner())
                && other.priority() >= placed.priority()
                && other.since().isBefore(placed.since());
    }

    /** Another owner's of a priority that nothing of the placed one's owner can have reached by waiting, and who has less. */
    private boolean isNeedier(Waiting other, Waiting placed, Map<UUID, Integer> shares, Snapshot decidedOn) {
        var claim = decidedOn.ready().stream()
                .filter(work -> work.owner().equals(placed.owner()))
                .mapToLong(work -> work.priority()
                        + Duration.between(work.since(), decidedOn.now()).dividedBy(rules.ageing()))
                .max()
                .orElse(0);
        return !other.owner().equals(placed.owner())
                && other.priority() >= Math.min(10, claim)
                && shares.getOrDefault(other.owner(), 0) < shares.getOrDefault(placed.owner(), 0);
    }

    private static void demand(boolean holds, String otherwise, Object about) {
        demand(holds, otherwise, about, "");
    }

    private static void demand(boolean holds, String otherwise, Object about, Object more) {
        if (!holds) {
            throw new AssertionError(otherwise.formatted(about, more));
        }
    }
}
