package dev.codefactory.queue.admission;

import java.time.Duration;

/**
 * What admission keeps to.
 *
 * @param maxGenerations how much may be let in at once over all model hosts, what waits inside them included
 * @param maxPerOwner how much of one owner's may be let in at once
 * @param ageing how long work waits until it counts as one priority higher
 * @param patience how long a model that no host has loaded waits for a host to become idle by itself, before one is emptied for it
 */
public record AdmissionRules(int maxGenerations, int maxPerOwner, Duration ageing, Duration patience) {

    /** The lane of what nodes do themselves. */
    public static final String LOCAL_LANE = "local";

    /** The lane of what others do and a node only waits for; every lane but these two is a model's. */
    public static final String TRANSFER_LANE = "transfer";

    static boolean isGeneration(String lane) {
        return !lane.equals(LOCAL_LANE) && !lane.equals(TRANSFER_LANE);
    }
}
