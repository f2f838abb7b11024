package dev.codefactory.bench.repair;

import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Tally;

/** Counts how cases went and says what to hold the counts to. */
final class RepairScores {

    private static final int USUAL_ROUNDS = 2;
    private static final double GREEN_FLOOR = 0.97;

    private final Tally green = new Tally();
    private final Tally verified = new Tally();
    private final Tally told = new Tally();
    private final Tally worse = new Tally();
    private final Tally over = new Tally();

    void count(Mending mending) {
        for (var key : new String[] {"all", "language " + mending.given().task().language()}) {
            green.count(key, mending.isGreen());
            verified.count(key, mending.isVerified());
            told.count(key, mending.showsEvidence());
            worse.count(key, mending.isWorse());
            over.count(key, mending.rounds() > USUAL_ROUNDS);
        }
        if (!mending.isGreen() || !mending.showsEvidence() || mending.isWorse()) {
            System.out.println(mending);
        }
    }

    Figures figures() {
        green.print("Handed over with green tests, which the task's own tests confirm");
        verified.print("Handed over as verified");
        told.print("The model was told what had failed");
        return new Figures()
                .atLeast("green_share", green.share("all", 1), GREEN_FLOOR)
                .put("verified_share", verified.share("all"))
                .atLeast("evidence_in_prompt_share", told.share("all", 1), 1)
                .atMost("rounds_over", over.hits("all"), 0)
                .atMost("worse_returned", worse.hits("all"), 0)
                .put("cases", green.tries("all"));
    }
}
