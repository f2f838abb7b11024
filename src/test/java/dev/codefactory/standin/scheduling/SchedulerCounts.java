package dev.codefactory.standin.scheduling;

/**
 * What the scheduler does now and has done since it started.
 *
 * @param slotsInUse requests being answered now
 * @param inFlight requests waiting or being answered now
 * @param maxInFlight the most there ever were in flight
 * @param loads times a model was loaded, reloads included
 * @param reloads loads of a model that was loaded with other settings
 * @param evictions models unloaded to make room for another
 * @param refused requests answered 503 because too many waited for a load
 */
public record SchedulerCounts(
        int slotsInUse, int inFlight, int maxInFlight, int loads, int reloads, int evictions, int refused) {}
