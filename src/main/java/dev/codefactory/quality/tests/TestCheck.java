package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.cheating.HardCodedAnswers;
import dev.codefactory.quality.cheating.Tampering;
import dev.codefactory.quality.cheating.TestIntegrity;
import dev.codefactory.quality.tests.runner.CommandPlan;
import dev.codefactory.quality.tests.runner.TestPlan;
import dev.codefactory.quality.tests.runner.TestRunner;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.quality.tests.runner.TestSuite.Origin;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the tests pass: the user's where there are any, the generated ones otherwise; and how much of the code these run. */
@Component
@Order(5)
class TestCheck implements QualityCheck {

    static final String GATE = "tests";

    private final Sandbox sandbox;
    private final TestJudge judge;
    private final Map<CodeLanguage, TestRunner> runners = new EnumMap<>(CodeLanguage.class);

    TestCheck(Sandbox sandbox, TestJudge judge, List<TestRunner> runners) {
        this.sandbox = sandbox;
        this.judge = judge;
        runners.forEach(runner -> runner.languages().forEach(language -> this.runners.put(language, runner)));
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
            return run(request, suite).with(HardCodedAnswers.in(suite.subjects(), suite.tests()));
        }
        if (request.before() != null) {
            var losses = TestIntegrity.losses(request.language(), request.before(), request.files());
            if (!losses.isEmpty()) {
                return TestOutcome.red("the improvement weakened the tests", losses);
            }
        }
        return run(request, suite).with(TestIntegrity.weaknesses(request.language(), suite.tests()));
    }

    private TestOutcome run(QualityRequest request, TestSuite suite) throws InterruptedException {
        var acceptance = request.acceptance();
        if (acceptance != null && acceptance.command() != null) {
            return run(request, suite, List.of(CommandPlan.of(suite, acceptance.command())));
        }
        if (suite.tests().isEmpty()) {
            return TestOutcome.notRun("there are no tests");
        }
        var runner = runners.get(request.language());
        return runner == null
                ? TestOutcome.notRun("tests in " + request.language().id() + " need a command to run them")
                : run(request, suite, runner.plans(suite));
    }

    /** The first plan the sandbox does not refuse decides. */
    private TestOutcome run(QualityRequest request, TestSuite suite, List<TestPlan> plans) throws InterruptedException {
        var reason = "there is no way to run them";
        for (var plan : plans) {
            var command = new SandboxCommand(
                    plan.files(), plan.argv(), plan.environment(), plan.tools(), request.testLimit(), plan.brought());
            switch (sandbox.run(command)) {
                case SandboxResult.Exited exited -> {
                    return judge.exited(suite, plan, exited);
                }
                case SandboxResult.Stopped stopped -> {
                    return judge.stopped(suite, stopped, request.testLimit());
                }
                case SandboxResult.Refused refused -> reason = refused.reason();
            }
        }
        return TestOutcome.notRun(reason);
    }
}
