package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs every check once, in a fixed order, and lets a red syntax gate spare the others. */
@Component
class GatedAnalyzer implements QualityAnalyzer {

    private static final Comparator<Finding> MOST_SEVERE_FIRST =
            Comparator.comparing(Finding::severity).reversed();

    private final List<QualityCheck> checks;

    GatedAnalyzer(List<QualityCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public QualityReport analyze(QualityRequest request) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var gates = new ArrayList<Gate>();
        @Nullable TestRun tests = null;
        Optional<String> blocker = Optional.empty();
        for (var check : checks) {
            if (blocker.isPresent()) {
                gates.add(Gate.notRun(check.gate(), "not run because the " + blocker.get() + " gate is red"));
                continue;
            }
            var result = check.check(request);
            gates.add(result.gate());
            findings.addAll(result.findings());
            tests = result.tests() == null ? tests : result.tests();
            if (check.blocksTheRest() && result.gate().status() == Gate.Status.RED) {
                blocker = Optional.of(check.gate());
            }
        }
        findings.sort(MOST_SEVERE_FIRST);
        return new QualityReport(findings, gates, tests);
    }
}
