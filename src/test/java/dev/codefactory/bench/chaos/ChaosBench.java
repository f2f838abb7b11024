package dev.codefactory.bench.chaos;

import static org.awaitility.Awaitility.await;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.faults.Callers;
import dev.codefactory.faults.CodingModel;
import dev.codefactory.faults.FaultTable;
import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.faults.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Tiers B and C of the fault matrix: a cluster of real processes under a stream of requests, and one fault after the other, first each once, then
 * by chance until the time is up. {@code -Dchaos.seed} repeats a run, {@code -Dchaos.minutes} limits it, {@code -Dchaos.only} picks faults.
 */
public final class ChaosBench implements Benchmark {

    private static final int NODES = 3;
    private static final int CALLERS = 2;
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);
    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private static final List<Episode> TIER_B = List.of(
            new StartTogether(),
            new ProcessEpisodes.Kill(),
            new ProcessEpisodes.Coma(),
            new DatabaseEpisodes.Crash(),
            new DatabaseEpisodes.Sessions(),
            new DatabaseEpisodes.Partition(),
            new ProcessEpisodes.SameName(),
            new Poison(),
            new DatabaseEpisodes.Herd(),
            new ProcessEpisodes.Terminate(),
            new RollingDeploy(),
            new DatabaseEpisodes.LongTransaction());

    private static final List<Episode> TIER_C = List.of(
            new RootEpisodes.DroppedPackets(),
            new RootEpisodes.WrongClock("+2h"),
            new RootEpisodes.WrongClock("-2h"),
            new RootEpisodes.WrongDatabaseClock("+2h"),
            new RootEpisodes.WrongDatabaseClock("-2h"),
            new FullDisk());

    private final String name;
    private final List<Episode> episodes;
    private final int minutes;
    private final Optional<Faketime> faketime;
    private final FaultTable table = new FaultTable();
    private final List<String> violations = new ArrayList<>();

    private ChaosBench(String name, List<Episode> episodes, int minutes, Optional<Faketime> faketime) {
        this.name = name;
        this.episodes = episodes;
        this.minutes = minutes;
        this.faketime = faketime;
    }

    public static ChaosBench tierB() {
        return new ChaosBench("chaos", TIER_B, 12, Optional.empty());
    }

    /** What needs root. */
    public static ChaosBench tierC() {
        return new ChaosBench("chaos-root", TIER_C, 0, Faketime.installed());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Figures run() throws Exception {
        var seed = Long.getLong("chaos.seed", System.nanoTime() & 0xffff);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var deadline =
                InstantSource.system().instant().plus(Duration.ofMinutes(Integer.getInteger("chaos.minutes", minutes)));
        System.out.println("seed " + seed);
        try (var cluster = new Cluster(Path.of("target", "chaos", "run-" + System.nanoTime()), faketime)) {
            for (int i = 0; i < NODES; i++) {
                cluster.add("node-" + i);
            }
            strikeAll(cluster, random, deadline);
        }
        System.out.println(table);
        violations.forEach(System.err::println);
        var total = table.total();
        return new Figures()
                .put("seed", seed)
                .put("runs", total.runs())
                .atMost("violations", violations.size(), 0)
                .atMost("recovery_s_max", total.recovery().toMillis() / 1000.0, 15)
                .put("wasted_call_share", total.calls() == 0 ? 0 : (double) total.wastedCalls() / total.calls());
    }

    private void strikeAll(Cluster cluster, RandomGenerator random, Instant deadline) throws Exception {
        var only = System.getProperty("chaos.only", "");
        var wanted = episodes.stream()
                .filter(episode -> only.isEmpty()
                        || List.of(only.split(",")).contains(episode.fault().split(" ", 2)[0]))
                .toList();
        for (var episode : wanted) {
            strike(cluster, episode, random);
        }
        while (InstantSource.system().instant().isBefore(deadline)) {
            strike(cluster, wanted.get(random.nextInt(wanted.size())), random);
        }
    }

    /** One fault under load; then everything heals, drains and is looked at. */
    private void strike(Cluster cluster, Episode episode, RandomGenerator random) throws Exception {
        var callsBefore = calls(cluster);
        var endedBefore = ended(cluster);
        var broken = new ArrayList<String>();
        Duration recovery;
        try (var _ = Callers.start(CALLERS, BETWEEN_REQUESTS, cluster::urls, cluster.authorization())) {
            Thread.sleep(LOAD);
            await().atMost(DRAIN)
                    .until(() -> !Attempts.running(cluster.tables()).isEmpty());
            var watch = new RecoveryWatch(cluster.tables());
            try {
                broken.addAll(episode.strike(cluster, random, watch));
            } catch (ConditionTimeoutException | TerminalFailureException e) {
                broken.add("what should have happened did not: " + e.getMessage());
            }
            recovery = watch.recovery();
        }
        cluster.heal();
        drain(cluster);
        broken.addAll(new Invariants(cluster.tables()).violationsAtRest());
        broken.forEach(violation -> violations.add(episode.fault() + ": " + violation));
        var calls = calls(cluster) - callsBefore;
        var wasted = calls - CodingModel.CALLS * (ended(cluster) - endedBefore);
        table.add(episode.fault(), new Row(1, broken.size(), calls, Math.max(0, wasted), recovery));
        System.out.printf("%-44s %d violations, recovered in %s%n", episode.fault(), broken.size(), recovery);
    }

    private static void drain(Cluster cluster) {
        await().atMost(DRAIN).ignoreExceptions().until(() -> count(cluster, "status in ('queued', 'running')") == 0);
    }

    private static int ended(Cluster cluster) {
        return count(cluster, "status not in ('queued', 'running')");
    }

    private static int count(Cluster cluster, String condition) {
        return cluster.tables()
                .sql("select count(*) from execution where " + condition)
                .query(Integer.class)
                .single();
    }

    private static int calls(Cluster cluster) {
        return cluster.ollama().ledger().of("/api/chat").size();
    }
}
