package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The work that comes, and what goes wrong meanwhile, all drawn from one seed. */
final class Arrivals {

    /** Log-normal with a mean of one: most steps are short, some are long. */
    private static final double SIGMA = 0.8;

    private final Scenario scenario;
    private final Random random;
    private final Simulation simulation;
    private final double[] modelShares;
    private final List<UUID> come = new ArrayList<>();

    Arrivals(Scenario scenario, Random random, Simulation simulation) {
        this.scenario = scenario;
        this.random = random;
        this.simulation = simulation;
        this.modelShares = zipf(scenario.models());
    }

    static Set<String> models(Scenario scenario) {
        return IntStream.range(0, scenario.models()).mapToObj(Arrivals::model).collect(Collectors.toUnmodifiableSet());
    }

    /** Puts all of it on the agenda. */
    void schedule() {
        var seconds = scenario.pieces() * scenario.arrivalSeconds();
        arriveLater();
        var faults = scenario.faults();
        IntStream.range(0, faults.nodeKills()).forEach(_ -> at(seconds, simulation::killANode));
        IntStream.range(0, faults.hostCrashes())
                .forEach(_ -> at(
                        seconds,
                        () -> simulation.crash("host-" + random.nextInt(scenario.hosts()), random.nextInt(300))));
        IntStream.range(0, faults.pauses()).forEach(_ -> at(seconds, this::pause));
        IntStream.range(0, faults.cancels()).forEach(_ -> at(seconds, () -> simulation.cancel(anyPiece())));
        IntStream.range(0, faults.priorityChanges())
                .forEach(_ -> at(seconds, () -> simulation.prioritise(anyPiece(), 1 + random.nextInt(10))));
    }

    private void at(double within, Runnable what) {
        simulation.time.in(random.nextDouble() * within, what);
    }

    private void pause() {
        simulation.store.pause(true);
        simulation.time.in(random.nextInt(120), () -> simulation.store.pause(false));
    }

    private void arriveLater() {
        if (come.size() < scenario.pieces()) {
            simulation.time.in(-Math.log(1 - random.nextDouble()) * scenario.arrivalSeconds(), () -> {
                var piece = piece();
                come.add(piece.id());
                simulation.arrive(piece);
                arriveLater();
            });
        }
    }

    private Piece piece() {
        var number = come.size();
        var lane = random.nextDouble() < scenario.localShare() ? AdmissionRules.LOCAL_LANE : anyModel();
        var seconds = Scenario.STEP_SECONDS * Math.exp(SIGMA * random.nextGaussian() - SIGMA * SIGMA / 2);
        return new Piece(
                new UUID(number + 1L, 0),
                lane,
                new UUID(0, random.nextInt(scenario.owners())),
                1 + random.nextInt(10),
                seconds,
                isPoison(number),
                scenario.localShare() > 0 && number > 0 && random.nextInt(4) == 0 ? anyPiece() : null);
    }

    /** Spread over the pieces, none of them first or last. */
    private boolean isPoison(int number) {
        var step = scenario.pieces() / (scenario.faults().poison() + 1);
        return number > 0
                && number % step == 0
                && number / step <= scenario.faults().poison();
    }

    private UUID anyPiece() {
        return come.isEmpty() ? new UUID(0, 0) : come.get(random.nextInt(come.size()));
    }

    private String anyModel() {
        var drawn = random.nextDouble();
        for (var number = 0; number < modelShares.length; number++) {
            drawn -= modelShares[number];
            if (drawn < 0) {
                return model(number);
            }
        }
        return model(0);
    }

    private static String model(int number) {
        return "model:" + number;
    }

    private static double[] zipf(int models) {
        var sum =
                IntStream.rangeClosed(1, models).mapToDouble(rank -> 1.0 / rank).sum();
        return IntStream.rangeClosed(1, models)
                .mapToDouble(rank -> 1.0 / rank / sum)
                .toArray();
    }
}
