package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Tally;

/** Counts how requests ended and says what to hold the counts to. */
final class Scores {

    /** Taking the first fenced block of each of these answers passes 91 % of their tests. */
    private static final double PASS_SHARE_FLOOR = 0.97;

    private final Tally solved = new Tally();
    private final Tally falselyAccepted = new Tally();
    private final Tally falselyRejected = new Tally();
    private final Tally verdicts = new Tally();
    private int lost;

    void count(Ending ending) {
        var answer = ending.answer();
        lost += ending.isLost() ? 1 : 0;
        if (answer.holdsASolution()) {
            solved.count(answer, ending.solved());
        }
        if (ending.solved()) {
            falselyRejected.count(answer, !ending.isVerified());
        } else {
            falselyAccepted.count(answer, ending.isVerified());
        }
        verdicts.count(ending.verdict(), true);
    }

    Figures figures() {
        solved.print("Answers that hold a solution: stored files that pass the task's tests");
        falselyAccepted.print("Stored files that fail the task's tests: accepted all the same");
        falselyRejected.print("Stored files that pass the task's tests: not verified all the same");
        return new Figures()
                .atLeast("extraction_pass_share", solved.share("all", 1), PASS_SHARE_FLOOR)
                .atMost("false_accepts", falselyAccepted.hits("all"), 0)
                .put("false_rejects_share", falselyRejected.share("all"))
                .atMost("lost_or_stuck", lost, 0)
                .put("answers", falselyAccepted.tries("all") + falselyRejected.tries("all"))
                .put("answers_with_solution", solved.tries("all"))
                .put("verified", verdicts.hits("verified"))
                .put("unverified", verdicts.hits("unverified"))
                .put("rejected", verdicts.hits("rejected"))
                .put("without_verdict", verdicts.hits("none"));
    }
}
