package dev.codefactory.bench.queue;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a pile of work takes beside the time no order of it could beat: the longest chain, or the work shared by all slots. */
final class Makespan {

    static final int HOSTS = 2;
    static final int SLOTS = 3;
    static final int PREFETCH = 2;

    private static final Duration STEP = Duration.ofMillis(500);

    private Makespan() {}

    /**
     * @param ratio makespan over the lower bound; 1 is perfect
     * @param overGraham makespan over the time no schedule that never idles needlessly can exceed
     */
    record Result(double ratio, double overGraham) {}

    private record Node(UUID id, Duration length, List<Integer> needs) {}

    /** Independent steps of 500 ms. */
    static Result ofIndependentSteps(BenchNode node, int number) throws InterruptedException {
        var steps = new ArrayList<Node>();
        for (int i = 0; i < number; i++) {
            steps.add(new Node(UuidCreator.getTimeOrderedEpoch(), STEP, List.of()));
        }
        return run(node, steps);
    }

    /** Steps of 200 to 800 ms of which most wait for one or two of those before them. */
    static Result ofRandomGraph(BenchNode node, int number, long seed) throws InterruptedException {
        var random = new Random(seed);
        var steps = new ArrayList<Node>();
        for (int i = 0; i < number; i++) {
            var needs = new ArrayList<Integer>();
            for (int n = 0; n < 2 && i > 0; n++) {
                if (random.nextInt(10) < 6) {
                    needs.add(random.nextInt(i));
                }
            }
            steps.add(new Node(
                    UuidCreator.getTimeOrderedEpoch(),
                    Duration.ofMillis(random.nextInt(200, 800)),
                    needs.stream().distinct().toList()));
        }
        return run(node, steps);
    }

    private static Result run(BenchNode node, List<Node> steps) throws InterruptedException {
        var lengths = new HashMap<UUID, Duration>();
        steps.forEach(step -> lengths.put(step.id(), step.length()));
        var successors = successors(steps);
        var left = new CountDownLatch(steps.size());
        var model = new ModelSlots(SLOTS);
        node.hosts(HOSTS, SLOTS, PREFETCH);
        node.work()
                .does(
                        attempt -> {
                            model.call(attempt.host(), lengths.getOrDefault(attempt.id(), STEP), () -> {});
                            left.countDown();
                        },
                        id -> node.satisfied(successors.getOrDefault(id, List.of())));
        var owner = UUID.randomUUID();
        var begun = System.nanoTime();
        node.inTransaction(() -> steps.forEach(
                step -> node.add(node, step.id(), owner, step.needs().size())));
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " steps never ended");
        }
        var makespan = (System.nanoTime() - begun) / 1e9;
        return compare(makespan, steps);
    }

    private static Result compare(double makespan, List<Node> steps) {
        var slots = HOSTS * SLOTS;
        var share = steps.stream().mapToDouble(step -> seconds(step.length())).sum() / slots;
        var ends = new ArrayList<Double>();
        for (var step : steps) {
            ends.add(seconds(step.length())
                    + step.needs().stream().mapToDouble(ends::get).max().orElse(0));
        }
        var longest = ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        // R. L. Graham, Bounds on Multiprocessing Timing Anomalies, 1969
        var graham = share + (1 - 1.0 / slots) * longest;
        return new Result(makespan / Math.max(share, longest), makespan / graham);
    }

    private static Map<UUID, List<UUID>> successors(List<Node> steps) {
        var successors = new HashMap<UUID, List<UUID>>();
        for (var step : steps) {
            for (var needed : step.needs()) {
                successors
                        .computeIfAbsent(steps.get(needed).id(), _ -> new ArrayList<>())
                        .add(step.id());
            }
        }
        return successors;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
