package dev.codefactory.bench.headline;

import dev.codefactory.bench.Figures;
import dev.codefactory.bench.headline.Comparison.Handover;
import dev.codefactory.bench.headline.Comparison.Result;
import dev.codefactory.bench.recorded.Tally;

/** Counts what the chain handed over, given the same tests each time. */
final class ChainScores {

    private final String title;
    private final String suffix;
    private final Tally passed = new Tally();
    private final Tally wellFormed = new Tally();
    private final Tally falselyGreen = new Tally();
    private final Ratios gain = new Ratios();
    private final Ratios toOracle = new Ratios();
    private final Ratios calls = new Ratios();

    /** @param suffix what the names of its figures end in */
    ChainScores(String title, String suffix) {
        this.title = title;
        this.suffix = suffix;
    }

    void count(Result result, Handover handover) {
        for (var key : result.given().keys()) {
            passed.count(key, handover.solved());
            wellFormed.count(key, handover.isWellFormed());
            if (handover.isVerified()) {
                falselyGreen.count(key, !handover.solved());
            }
            gain.count(key, one(handover.solved()) - one(result.direct()), 1);
            toOracle.count(key, one(handover.solved()), one(result.oracle()));
            calls.count(key, handover.calls(), 1);
        }
        if (handover.isMisjudged() || (result.direct() && !handover.solved())) {
            System.out.printf(
                    "%s, %s: first answer passes %s, what is handed over %s, after %d calls; %s%n",
                    result.given().task().id(),
                    title,
                    result.direct(),
                    handover.solved(),
                    handover.calls(),
                    handover.report().gates());
        }
    }

    private static int one(boolean hit) {
        return hit ? 1 : 0;
    }

    void addTo(Figures figures) {
        passed.print("chain_pass" + suffix + ": what is handed over passes, " + title);
        gain.print("chain_minus_direct" + suffix + ": how much better than the first answer, " + title);
        toOracle.print("chain_to_oracle" + suffix + ": to whoever picks the best answer, " + title);
        calls.print("calls_mean" + suffix + ": how often the model is asked, " + title);
        wellFormed.print("well_formed_share" + suffix + ": whole files that can be parsed, " + title);
        falselyGreen.print("false_green_share" + suffix + ": of the verified those that fail, " + title);
        figures.put("chain_pass" + suffix, passed.share("all"))
                .atLeast("chain_minus_direct" + suffix, gain.ratio("all"), 0)
                .put("chain_minus_direct_low" + suffix, gain.interval("all")[0])
                .put("chain_minus_direct_high" + suffix, gain.interval("all")[1])
                .put("chain_to_oracle" + suffix, toOracle.ratio("all"))
                .put("calls_mean" + suffix, calls.ratio("all"))
                .put("well_formed_share" + suffix, wellFormed.share("all"))
                .put("false_green_share" + suffix, falselyGreen.share("all"))
                .put("verified" + suffix, falselyGreen.tries("all"));
    }
}
