package dev.codefactory.quality.tests;

import dev.codefactory.quality.CrossRuns;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.cheating.Tampering;
import dev.codefactory.quality.tests.report.TestCase;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import dev.codefactory.quality.tests.runner.TestSuite;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Runs tests in the sandbox for what passes, and for no verdict. */
@Component
class UnjudgedRuns implements CrossRuns {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TestRuns runs;

    UnjudgedRuns(TestRuns runs) {
        this.runs = runs;
    }

    @Override
    public Set<String> passed(QualityRequest request) throws InterruptedException {
        var suite = TestSuite.of(request);
        if (!Tampering.in(request.language(), suite.subjects()).isEmpty()) {
            return Set.of();
        }
        var limit = request.testLimit().compareTo(LONGEST) < 0 ? request.testLimit() : LONGEST;
        return runs.run(suite, null, limit).cases().stream()
                .filter(test -> test.outcome() == Outcome.PASSED)
                .map(TestCase::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
