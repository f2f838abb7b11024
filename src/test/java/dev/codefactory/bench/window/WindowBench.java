package dev.codefactory.bench.window;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import java.util.Locale;

/** Overlong prompts: each is resolved by showing less around the question, or fails with a typed reason; none is ever cut unnoticed. */
public final class WindowBench implements Benchmark {

    private static final int PROMPTS = 500;

    @Override
    public String name() {
        return "window";
    }

    @Override
    public Figures run() throws Exception {
        var ends = WindowRuns.run(Integer.getInteger("bench.sample", PROMPTS));
        var figures = new Figures()
                .put("prompts", ends.prompts())
                .put("resolved", ends.resolved())
                .put("failed_with_reason", ends.typed())
                .put("cut_by_server", ends.cutByServer());
        ends.resolvedBy()
                .forEach(
                        (cause, count) -> figures.put("resolved_" + cause.name().toLowerCase(Locale.ROOT), count));
        return figures.atMost("silently_cut", ends.silent(), 0).atMost("ended_otherwise", ends.other(), 0);
    }
}
