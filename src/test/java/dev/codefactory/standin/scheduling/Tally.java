package dev.codefactory.standin.scheduling;

/** Counts for the scheduler, under its lock. */
final class Tally {

    private int inFlight;
    private int maxInFlight;
    private int slotsInUse;
    private int loads;
    private int reloads;
    private int evictions;
    private int refused;

    void arrived() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    void running() {
        slotsInUse++;
    }

    void left(boolean ran) {
        inFlight--;
        if (ran) {
            slotsInUse--;
        }
    }

    void loading(boolean again) {
        loads++;
        if (again) {
            reloads++;
        }
    }

    void evicted() {
        evictions++;
    }

    void refused() {
        refused++;
    }

    SchedulerCounts counts() {
        return new SchedulerCounts(slotsInUse, inFlight, maxInFlight, loads, reloads, evictions, refused);
    }
}
