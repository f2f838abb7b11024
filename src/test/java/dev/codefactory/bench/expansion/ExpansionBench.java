package dev.codefactory.bench.expansion;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;

/**
 * Expands projects with a model whose answers are broken as often as not. An item is lost if the proposal lacks it; it is lost for no reason
 * if the model had described it well at least once.
 */
public final class ExpansionBench implements Benchmark {

    private static final int PROJECTS = 40;
    private static final double BROKEN_SHARE = 0.4;

    @Override
    public String name() {
        return "expansion";
    }

    @Override
    public Figures run() throws Exception {
        var toll = ExpansionRuns.run(Integer.getInteger("bench.sample", PROJECTS), BROKEN_SHARE);
        return new Figures()
                .put("items", toll.items())
                .put("broken_answers", toll.brokenAnswers())
                .put("extra_calls_per_item", toll.extraCalls() / (double) toll.items())
                .put("items_lost", toll.lost())
                .atMost("good_items_lost", toll.goodLost(), 0)
                .atMost("expansions_lost", toll.expansionsLost(), 0);
    }
}
