package dev.codefactory.quality.tests;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.tests.runner.CommandPlan;
import dev.codefactory.quality.tests.runner.TestPlan;
import dev.codefactory.quality.tests.runner.TestRunner;
import dev.codefactory.quality.tests.runner.TestSuite;
import dev.codefactory.quality.tests.runner.TestSuite.Origin;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs tests in the sandbox and says how that ended. */
@Component
class TestRuns {

    private final Sandbox sandbox;
    private final TestJudge judge;
    private final Map<CodeLanguage, TestRunner> runners = new EnumMap<>(CodeLanguage.class);

    TestRuns(Sandbox sandbox, TestJudge judge, List<TestRunner> runners) {
        this.sandbox = sandbox;
        this.judge = judge;
        runners.forEach(runner -> runner.languages().forEach(language -> this.runners.put(language, runner)));
    }

    /** @param command how the user wants them run, or null to leave it to the runner of the language */
    TestOutcome run(TestSuite suite, @Nullable String command, Duration limit) throws InterruptedException {
        if (command != null) {
            return run(suite, List.of(CommandPlan.of(suite, command)), limit);
        }
        if (suite.tests().isEmpty()) {
            return TestOutcome.notRun("there are no tests").with(missing(suite));
        }
        var runner = runners.get(suite.language());
        return runner == null
                ? TestOutcome.notRun("tests in " + suite.language().id() + " need a command to run them")
                : run(suite, runner.plans(suite), limit);
    }

    /** As the runner of the language does, without saying which lines are run; for tests that were run before. */
    TestOutcome runAgain(TestSuite suite, Duration limit) throws InterruptedException {
        var plans = requireNonNull(runners.get(suite.language())).plans(suite);
        return run(suite, plans.stream().map(TestPlan::unmeasured).toList(), limit);
    }

    /** The user's own tests are the user's business. */
    private static List<Finding> missing(TestSuite suite) {
        return suite.origin() == Origin.GIVEN
                ? List.of()
                : List.of(
                        new Finding(Check.TESTS, "tests-missing", Severity.LOW, null, 0, "no test came with the code"));
    }

    /** The first plan the sandbox does not refuse decides. */
    private TestOutcome run(TestSuite suite, List<TestPlan> plans, Duration limit) throws InterruptedException {
        var reason = "there is no way to run them";
        for (var plan : plans) {
            var command = new SandboxCommand(
                    plan.files(), plan.argv(), plan.environment(), plan.tools(), limit, plan.brought());
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
        return TestOutcome.notRun(reason);
    }
}
