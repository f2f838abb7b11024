package dev.codefactory.queue.admission;

import java.util.List;

/** Where admission finds what waits and what is free. Its caller holds the one lock of admission. */
public interface AdmissionStore {

    /** Makes work ready whose delay has passed. */
    void releaseDelayed();

    /** The hosts that are there, and those that are not but still have something; none while the queue is paused. */
    List<Host> hosts();

    /**
     * The state to decide on.
     *
     * @param hosts as just read
     * @param depth how many pieces of each lane, owner and priority, and how many suspects, are looked at
     */
    Snapshot snapshot(List<Host> hosts, int depth);

    /** Carries the decisions out. */
    void admit(Snapshot decidedOn, List<Placement> placements);
}
