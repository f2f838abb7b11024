package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** pytest where it is installed, unittest elsewhere. Fixed hashing, so that a run can be repeated. */
@Component
class PythonRunner implements TestRunner {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PYTHONPATH", ".:src", "PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1");

    private final String script = RunnerScript.load("python.py");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.PYTHON);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of("python3", "-c", script, "--", TestPlan.REPORT));
        argv.addAll(suite.testPaths());
        return List.of(new TestPlan(argv, ENVIRONMENT, Set.of(Tool.PYTHON), List.of(TestPlan.REPORT)));
    }
}
