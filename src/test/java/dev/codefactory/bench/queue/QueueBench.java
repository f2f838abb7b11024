package dev.codefactory.bench.queue;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.session.event.PublishedEvents;
import java.util.Map;
import java.util.UUID;

/** The queue at work: whole nodes, a database that loses nothing, made-up work. */
public final class QueueBench implements Benchmark {

    private static final int CONNECTIONS = 10;
    private static final int WATCHERS = 1_000;

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        try (var server = new DurableDatabase()) {
            try (var node =
                    new BenchNode(server.url(), Map.of("spring.datasource.hikari.maximum-pool-size", CONNECTIONS))) {
                throughput(figures, node, server.url());
                makespan(figures, node);
                try (var other = new BenchNode(server.url(), Map.of())) {
                    latency(figures, node, other);
                }
                figures.atMost("fairness_step_times", Latency.newcomerStepTimes(node), 2);
                watchers(figures, node);
            }
            figures.atLeast("in_flight_at_512m", InFlight.fits(server.url()) ? InFlight.STEPS : 0, InFlight.STEPS);
        }
        return figures;
    }

    private static void throughput(Figures figures, BenchNode node, String database) throws Exception {
        var throughput = Throughput.measure(node, database, CONNECTIONS);
        figures.put("jobs_per_s", throughput.jobsPerSecond())
                .put("floor_commits_per_s", throughput.commitsPerSecond())
                .atLeast("jobs_over_floor", throughput.ratio(), 0.6);
    }

    private static void makespan(Figures figures, BenchNode node) throws InterruptedException {
        figures.atMost("makespan_ratio", Makespan.ofIndependentSteps(node, 120).ratio(), 1.03);
        var ratio = 0.0;
        var overGraham = 0.0;
        var graphs = 3;
        for (int seed = 1; seed <= graphs; seed++) {
            var graph = Makespan.ofRandomGraph(node, 120, seed);
            ratio += graph.ratio() / graphs;
            overGraham = Math.max(overGraham, graph.overGraham());
        }
        figures.atMost("dag_makespan_ratio", ratio, 1.08).atMost("dag_makespan_over_graham_max", overGraham, 1.02);
    }

    private static void latency(Figures figures, BenchNode node, BenchNode other) throws InterruptedException {
        figures.atMost("start_p99_ms", Latency.startP99(node, node), 25)
                .atMost("start_other_node_p99_ms", Latency.startP99(node, other), 150)
                .atMost(
                        "cancel_ms_max",
                        Math.max(Latency.cancelMax(node, node), Latency.cancelMax(node, other)),
                        1_000);
    }

    private static void watchers(Figures figures, BenchNode node) throws Exception {
        var alone = watch(node, false);
        var withStalled = watch(node, true);
        figures.atMost("sse_lost", (double) (alone.lost() + withStalled.lost()), 0)
                .atMost("sse_p99_ms", alone.p99Millis(), 100)
                .put("sse_p99_ms_with_a_stalled_client", withStalled.p99Millis())
                .atMost("sse_stalled_over_alone", withStalled.p99Millis() / alone.p99Millis(), 1.1);
    }

    private static SseClients.Result watch(BenchNode node, boolean stalled) throws Exception {
        var service = node.service();
        var events = new PublishedEvents(service::bean);
        var token = service.token("watcher");
        var execution = events.execution(service.ownerOf(token));
        return SseClients.run(service.url(), token, execution, WATCHERS, stalled, () -> {
            for (int i = 0; i < 20; i++) {
                events.publish(execution, "stage", Map.of("step", i));
                Thread.sleep(250);
            }
            events.publish(execution, "end", Map.of("status", "completed"));
            return UUID.randomUUID();
        });
    }
}
