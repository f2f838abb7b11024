package dev.codefactory.bench.queue;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import java.util.Map;

/** The queue at work: whole nodes, real tables, made-up work. */
public final class QueueBench implements Benchmark {

    private static final int CONNECTIONS = 10;

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        try (var server = new DurableDatabase();
                var node = new BenchNode(
                        server.url(), Map.of("spring.datasource.hikari.maximum-pool-size", CONNECTIONS))) {
            var throughput = Throughput.measure(node, server.url(), CONNECTIONS);
            figures.put("jobs_per_s", throughput.jobsPerSecond())
                    .put("floor_commits_per_s", throughput.commitsPerSecond())
                    .atLeast("jobs_over_floor", throughput.ratio(), 0.6);
        }
        return figures;
    }
}
