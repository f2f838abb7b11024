package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The test runner of Node.js, which also runs a plain script as one test. */
@Component
class NodeRunner implements TestRunner {

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.JAVASCRIPT);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of(
                "node",
                "--test",
                "--test-reporter=spec",
                "--test-reporter-destination=stdout",
                "--test-reporter=junit",
                "--test-reporter-destination=" + TestPlan.REPORT));
        argv.addAll(suite.testPaths());
        return List.of(new TestPlan(argv, Map.of(), Set.of(Tool.NODE), List.of(TestPlan.REPORT)));
    }
}
