package dev.codefactory.bench.verdict;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;

/** Counts what the checks say of answers when nobody gives them the task's tests: the answer's own tests, if it has any, are all they have. */
final class Unaided {

    private final Tally caught = new Tally();
    private final Tally green = new Tally();
    private final Tally alarmed = new Tally();

    synchronized void count(RecordedAnswer answer, boolean solved, QualityReport report) {
        if (solved) {
            count(alarmed, answer, report.verdict() == Verdict.REJECTED);
        } else {
            count(caught, answer, report.verdict() == Verdict.REJECTED);
            count(green, answer, report.verdict() == Verdict.VERIFIED);
        }
    }

    private static void count(Tally tally, RecordedAnswer answer, boolean hit) {
        tally.count("all", hit);
        tally.count("language " + answer.language(), hit);
    }

    void print() {
        caught.print("Answers that fail their tests, which were not given: rejected");
        green.print("Answers that fail their tests, which were not given: verified all the same");
        alarmed.print("Answers that pass their tests, which were not given: rejected all the same");
    }

    double caughtShare() {
        return caught.share("all");
    }

    double falseGreenShare() {
        return green.share("all");
    }

    double falseAlarmShare() {
        return alarmed.share("all");
    }
}
