package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionRules;
import java.time.Duration;
import java.util.Random;

/**
 * A cluster and what happens to it.
 *
 * @param models how many there are; the first is asked for most, by Zipf's law
 * @param pieces how many pieces of work come
 * @param arrivalSeconds the time between two pieces, on average
 * @param failureRate the share of attempts that are to be made again
 * @param passSeconds how long requests for admission are gathered; none when each event has a pass of its own
 */
record Scenario(
        int nodes,
        int localSlots,
        int hosts,
        int slots,
        int prefetch,
        int models,
        int owners,
        int pieces,
        double arrivalSeconds,
        double localShare,
        double failureRate,
        double passSeconds,
        Faults faults,
        AdmissionRules rules) {

    /** How long a step takes on average, and how long loading a model. */
    static final double STEP_SECONDS = 20;

    static final double LOAD_SECONDS = 20;

    /**
     * What goes wrong, or changes, at random moments.
     *
     * @param nodeKills nodes that die without being to blame on their work
     */
    record Faults(int poison, int nodeKills, int hostCrashes, int pauses, int cancels, int priorityChanges) {

        static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0);

        /** Whether a death tells for certain who is to blame. */
        boolean deathsAreUnambiguous(int maxDeaths) {
            return (nodeKills == 0 && poison <= 1) || (poison == 0 && nodeKills < maxDeaths);
        }
    }

    /** A small cluster under everything at once. */
    static Scenario random(Random random) {
        var hosts = 1 + random.nextInt(5);
        var slots = 1 + random.nextInt(4);
        var pieces = 20 + random.nextInt(30);
        return new Scenario(
                1 + random.nextInt(4),
                1 + random.nextInt(3),
                hosts,
                slots,
                random.nextInt(3),
                1 + random.nextInt(4),
                1 + random.nextInt(5),
                pieces,
                STEP_SECONDS / (hosts * slots) * (0.5 + random.nextDouble()),
                random.nextDouble() * 0.5,
                random.nextDouble() * 0.2,
                0,
                new Faults(
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(2),
                        random.nextInt(6),
                        random.nextInt(8)),
                new AdmissionRules(
                        1 + random.nextInt(hosts * slots * 2),
                        1 + random.nextInt(10),
                        Duration.ofSeconds(30 + random.nextInt(600)),
                        Duration.ofSeconds(10 + random.nextInt(50))));
    }
}
