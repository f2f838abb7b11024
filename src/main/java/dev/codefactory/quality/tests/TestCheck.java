package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the tests pass: the user's where there are any, the generated ones otherwise. */
@Component
@Order(4)
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

    @Override
    public CheckResult check(QualityRequest request) throws InterruptedException {
        var suite = TestSuite.of(request);
        var acceptance = request.acceptance();
        if (acceptance != null && acceptance.command() != null) {
            return run(suite, List.of(CommandPlan.of(suite, acceptance.command())), request.testLimit());
        }
        if (suite.tests().isEmpty()) {
            return CheckResult.notRun(GATE, "there are no tests");
        }
        var runner = runners.get(request.language());
        if (runner == null) {
            var reason = "tests in " + request.language().id() + " need a command to run them";
            return CheckResult.notRun(GATE, reason);
        }
        return run(suite, runner.plans(suite), request.testLimit());
    }

    /** The first plan the sandbox does not refuse decides. */
    private CheckResult run(TestSuite suite, List<TestPlan> plans, Duration limit) throws InterruptedException {
        var reason = "there is no way to run them";
        for (var plan : plans) {
            var command = new SandboxCommand(
                    suite.tree(), plan.argv(), plan.environment(), plan.tools(), limit, plan.reports());
            switch (sandbox.run(command)) {
                case SandboxResult.Exited exited -> {
                    return judge.exited(suite, plan, exited);
                }
                case SandboxResult.Stopped stopped -> {
                    return judge.stopped(suite, stopped, limit);
                }
                case SandboxResult.Refused refused -> reason = refused.reason();
            }
        }
        return CheckResult.notRun(GATE, reason);
    }
}
