package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plan that runs the user's own command, whose exit code is all there is to know. */
public final class CommandPlan {

    private CommandPlan() {}

    public static TestPlan of(TestSuite suite, String command) {
        var argv = List.of("bash", "-c", command);
        return new TestPlan(suite.tree(), argv, Map.of(), tools(suite), new TestPlan.Evidence.ExitCode());
    }

    private static Set<Tool> tools(TestSuite suite) {
        return switch (suite.language()) {
            case PYTHON -> EnumSet.of(Tool.PYTHON);
            case JAVASCRIPT -> EnumSet.of(Tool.NODE);
            case TYPESCRIPT -> EnumSet.of(Tool.NODE, Tool.TYPESCRIPT);
            case JAVA -> usesJUnit(suite) ? EnumSet.of(Tool.JDK, Tool.JUNIT) : EnumSet.of(Tool.JDK);
            case GO -> EnumSet.of(Tool.GO);
            case RUST -> EnumSet.of(Tool.RUST);
            case CPP -> EnumSet.of(Tool.CPP);
        };
    }

    private static boolean usesJUnit(TestSuite suite) {
        return suite.tree().files().stream()
                .filter(file ->
                        file.language().filter(CodeLanguage.JAVA::equals).isPresent())
                .anyMatch(file -> file.content().contains("org.junit"));
    }
}
