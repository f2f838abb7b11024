package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.coverage.LcovReport;
import dev.codefactory.quality.tests.report.JUnitReport;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** pytest where it is installed, unittest elsewhere. Fixed hashing, so that a run can be repeated. */
@Component
class PythonRunner implements TestRunner {

    private final String script = RunnerScript.load("python.py");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.PYTHON);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of("python3", "-s", "-c", script, "--"));
        argv.addAll(suite.testPaths());
        var evidence = new TestPlan.Evidence.Sealed(
                Seal.random(),
                JUnitReport::parse,
                LcovReport::read,
                "it is not measured without coverage; install it with: apt-get install python3-coverage");
        return List.of(TestPlan.sealed(suite.tree(), argv, Set.of(Tool.PYTHON), evidence));
    }
}
