package dev.codefactory.queue.admission;

/** One pass of admission: rounds of reading, deciding and letting in, until nothing more fits. Its caller holds the lock. */
public final class AdmissionPass {

    /** How much of each lane, owner and priority a round looks at; more free places take more rounds. */
    private static final int DEPTH = 16;

    /** Even for one free place, because the first in line may avoid the host that has it. */
    private static final int LEAST = 8;

    private final AdmissionStore store;
    private final Dispatch dispatch;

    public AdmissionPass(AdmissionStore store, Dispatch dispatch) {
        this.store = store;
        this.dispatch = dispatch;
    }

    /** Lets in what fits and returns how much that was. */
    public int run() {
        store.releaseDelayed();
        var admitted = 0;
        while (true) {
            var hosts = store.hosts();
            var free = hosts.stream().mapToInt(Host::free).sum();
            if (free == 0) {
                return admitted;
            }
            var depth = Math.clamp(free, LEAST, DEPTH);
            var snapshot = store.snapshot(hosts, depth);
            var placements = dispatch.place(snapshot);
            if (!placements.isEmpty()) {
                store.admit(snapshot, placements);
                admitted += placements.size();
            }
            if (placements.size() < depth) {
                return admitted;
            }
        }
    }
}
