package dev.codefactory.quality.tests;

import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.cheating.HardCodedAnswers;
import dev.codefactory.quality.cheating.Tampering;
import dev.codefactory.quality.cheating.TestIntegrity;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.quality.tests.runner.TestSuite.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the tests pass: the user's where there are any, the generated ones otherwise; and how much of the code these run. */
@Component
@Order(5)
class TestCheck implements QualityCheck {

    static final String GATE = "tests";

    private final TestRuns runs;
    private final Falsification falsification;

    TestCheck(TestRuns runs, Falsification falsification) {
        this.runs = runs;
        this.falsification = falsification;
    }

    @Override
    public String gate() {
        return GATE;
    }

    /** The user's own tests are as they are: how much of the code they run is told, and no gate. */
    @Override
    public List<String> gates(QualityRequest request) {
        return request.acceptance() == null ? List.of(GATE, CoverageGate.NAME) : List.of(GATE);
    }

    @Override
    public boolean startsPrograms() {
        return true;
    }

    @Override
    public CheckResult check(QualityRequest request) throws InterruptedException {
        var suite = TestSuite.of(request);
        return CoverageGate.decide(honest(request, suite), suite, request.thresholds());
    }

    /** What a run shows only when it was not cheated. */
    private TestOutcome honest(QualityRequest request, TestSuite suite) throws InterruptedException {
        var tampering = Tampering.in(request.language(), suite.subjects());
        if (!tampering.isEmpty()) {
            return TestOutcome.red("the code changes how tests are judged", tampering);
        }
        if (suite.origin() == Origin.GIVEN) {
            return runs.run(suite, command(request), request.testLimit())
                    .with(HardCodedAnswers.in(suite.subjects(), suite.tests()));
        }
        if (request.before() != null) {
            var losses = TestIntegrity.losses(request.language(), request.before(), request.files());
            if (!losses.isEmpty()) {
                return TestOutcome.red("the improvement weakened the tests", losses);
            }
        }
        return falsification
                .run(suite, request.testLimit())
                .with(TestIntegrity.weaknesses(request.language(), suite.tests()));
    }

    private static @Nullable String command(QualityRequest request) {
        var acceptance = request.acceptance();
        return acceptance == null ? null : acceptance.command();
    }
}
