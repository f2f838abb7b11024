package dev.codefactory.queue.simulation;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Small clusters under every fault at once. {@code -Dsimulation.seeds=100000} tries more of them, {@code -Dsimulation.seed=N} one again.
 */
class AdmissionSimulationTests {

    /** By then everything has ended, unless something waits for ever. */
    private static final double LONG_AFTER = 50_000;

    @Test
    void theInvariantsHoldWhateverHappens() {
        var one = Long.getLong("simulation.seed");
        var seeds = Long.getLong("simulation.seeds", 1_000);
        for (var seed = one == null ? 0 : one; seed < (one == null ? seeds : one + 1); seed++) {
            try {
                simulate(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run again with -Dsimulation.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void simulate(long seed) {
        var random = new Random(seed);
        var scenario = Scenario.random(random);
        var simulation = new Simulation(scenario, random, new Measurements(0), new Invariants());
        new Arrivals(scenario, random, simulation).schedule();
        simulation.run(LONG_AFTER);
        Invariants.hold(simulation);
    }
}
