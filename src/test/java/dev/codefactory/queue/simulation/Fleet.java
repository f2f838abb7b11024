package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.simulation.Scenario.Faults;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Many hosts under steady load: six models asked for by Zipf's law, steps of 20 s on average, 20 s to load a model.
 *
 * @param load the work offered, as a share of all slots
 * @param lostShare the share of the hosts that is lost in the middle
 */
public record Fleet(int nodes, int hosts, double load, double lostShare, double seconds) {

    private static final int SLOTS = 4;
    private static final int MODELS = 6;
    private static final double WARM_UP = 200;
    private static final double PASS = 0.2;

    /**
     * What came of it.
     *
     * @param usefulShare the work brought to an end, as a share of what was offered
     * @param repeated steps that had to be done again
     */
    public record Result(double usefulShare, double waitP99, double swapsPerHour, int repeated, double millisPerPass) {}

    /** Runs it on the real rules. */
    public Result run() {
        var random = new Random(1);
        var scenario = scenario();
        var measurements = new Measurements(WARM_UP);
        var simulation = new Simulation(scenario, random, measurements, Checks.NONE);
        new Arrivals(scenario, random, simulation).schedule();
        var end = WARM_UP + seconds;
        simulation.time.in(end / 2, () -> loseHosts(simulation));
        simulation.run(WARM_UP);
        var swaps = simulation.swaps();
        simulation.run(end);
        return new Result(
                (measurements.usefulSeconds() + simulation.secondsUnderWay()) / measurements.offeredSeconds(),
                measurements.waitQuantile(0.99),
                (simulation.swaps() - swaps) * 3600 / seconds,
                measurements.repeats(),
                measurements.millisPerPass());
    }

    private void loseHosts(Simulation simulation) {
        IntStream.range(0, (int) (hosts * lostShare))
                .forEach(number -> simulation.crash("host-" + number * (int) (1 / lostShare), seconds));
    }

    private Scenario scenario() {
        var arrival = Scenario.STEP_SECONDS / (load * hosts * SLOTS);
        var unlimited = hosts * SLOTS * 4;
        return new Scenario(
                nodes,
                2,
                hosts,
                SLOTS,
                2,
                MODELS,
                50,
                (int) ((WARM_UP + seconds) / arrival),
                arrival,
                0,
                0,
                PASS,
                Faults.NONE,
                new AdmissionRules(unlimited, unlimited, Duration.ofMinutes(1), Duration.ofSeconds(30)));
    }
}
