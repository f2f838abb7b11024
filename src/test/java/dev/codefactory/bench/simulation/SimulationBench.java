package dev.codefactory.bench.simulation;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.queue.simulation.Fleet;

/** 100 nodes and 1,000 hosts of 4 slots: how much of what is offered the slots get done. */
public final class SimulationBench implements Benchmark {

    private static final double SECONDS = 1_500;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Figures run() {
        var half = new Fleet(100, 1_000, 0.5, 0, SECONDS).run();
        var usual = new Fleet(100, 1_000, 0.8, 0, SECONDS).run();
        var high = new Fleet(100, 1_000, 0.9, 0, SECONDS).run();
        var lossy = new Fleet(100, 1_000, 0.8, 0.1, SECONDS).run();
        return new Figures()
                .put("useful_share_of_offered_50", half.usefulShare())
                .atLeast("useful_share_of_offered_80", usual.usefulShare(), 0.95)
                .put("useful_share_of_offered_90", high.usefulShare())
                .put("useful_share_of_offered_80_lossy", lossy.usefulShare())
                .put("wait_p99_s_80", usual.waitP99())
                .put("wait_p99_s_90", high.waitP99())
                .put("wait_p99_s_80_lossy", lossy.waitP99())
                .put("swaps_per_hour_80", usual.swapsPerHour())
                .put("repeated_steps_80_lossy", lossy.repeated())
                .put("pass_ms", usual.millisPerPass());
    }
}
