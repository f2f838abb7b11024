package dev.codefactory.bench.verdict;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.util.stream.Collectors;

/** Counts right and wrong verdicts. */
final class Verdicts {

    private final String title;
    private final Tally accepted = new Tally();
    private final Tally rejected = new Tally();

    Verdicts(String title) {
        this.title = title;
    }

    synchronized void count(RecordedAnswer answer, boolean solved, QualityReport report) {
        var verified = report.verdict() == Verdict.VERIFIED;
        var tally = solved ? rejected : accepted;
        tally.count("all", verified != solved);
        tally.count("language " + answer.language(), verified != solved);
        if (verified != solved) {
            System.out.printf("%s, %s: solved %s, %s%n", title, answer.id(), solved, reasons(report));
        }
    }

    private static String reasons(QualityReport report) {
        return report.gates().stream()
                .filter(gate -> gate.status() != Gate.Status.GREEN)
                .map(gate -> gate.name() + ": " + gate.reason())
                .collect(Collectors.joining("; ", report.verdict() + " ", ""));
    }

    void print() {
        accepted.print("Answers that fail their tests, " + title + ": accepted all the same");
        rejected.print("Answers that pass their tests, " + title + ": not verified all the same");
    }

    int falseAccepts() {
        return accepted.hits("all");
    }

    double falseRejectShare() {
        return rejected.share("all");
    }

    int answers() {
        return accepted.tries("all") + rejected.tries("all");
    }
}
