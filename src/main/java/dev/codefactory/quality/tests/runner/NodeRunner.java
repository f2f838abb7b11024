package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.coverage.LcovReport;
import dev.codefactory.quality.tests.report.JUnitReport;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The test runner of Node.js; a plain script is one test. */
@Component
class NodeRunner implements TestRunner {

    private static final String DRIVER = "codefactory-node.cjs";

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.JAVASCRIPT);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of("node", DRIVER));
        argv.addAll(suite.testPaths());
        return List.of(plan(suite, argv, Set.of(Tool.NODE)));
    }

    /** A plan of a command that starts the driver. */
    static TestPlan plan(TestSuite suite, List<String> argv, Set<Tool> tools) {
        var driver = CodeFile.of(DRIVER, RunnerScript.load("node.cjs"));
        var evidence = new TestPlan.Evidence.Sealed(
                Seal.random(),
                JUnitReport::parse,
                LcovReport::read,
                "only tests of node:test that load a file of the delivery are measured");
        return TestPlan.sealed(suite.tree().with(List.of(driver)), argv, tools, evidence);
    }
}
