package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionStore;

/** What looks on while a simulation runs. */
interface Checks {

    Checks NONE = new Checks() {};

    /** The store as admission is to see it. */
    default AdmissionStore watching(Simulation simulation) {
        return simulation.store;
    }

    default void afterPass(Simulation simulation) {}
}
