package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compiled by the TypeScript compiler where there is one; else by a Node.js that strips types. */
@Component
class TypeScriptRunner implements TestRunner {

    private final String compiled = RunnerScript.load("typescript.sh");
    private final String stripped = RunnerScript.load("typescript-stripped.sh");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.TYPESCRIPT);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        return List.of(
                plan(compiled, suite, Set.of(Tool.NODE, Tool.TYPESCRIPT)), plan(stripped, suite, Set.of(Tool.NODE)));
    }

    private static TestPlan plan(String script, TestSuite suite, Set<Tool> tools) {
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--"));
        argv.addAll(suite.testPaths());
        return NodeRunner.plan(suite, argv, tools);
    }
}
