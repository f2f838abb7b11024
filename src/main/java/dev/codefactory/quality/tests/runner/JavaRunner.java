package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.coverage.JacocoReport;
import dev.codefactory.quality.tests.report.JUnitReport;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** javac, JUnit's launcher and JaCoCo. */
@Component
class JavaRunner implements TestRunner {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final String LAUNCHER = "CodeFactoryTestRun.java";

    private final String script = RunnerScript.load("java.sh");
    private final CodeFile launcher = CodeFile.of("codefactory/" + LAUNCHER, RunnerScript.load(LAUNCHER));

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.JAVA);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--"));
        suite.tests().forEach(test -> argv.add(className(test)));
        argv.add("--");
        suite.tree().files().stream()
                .filter(file -> isCompiled(file, suite))
                .forEach(file -> argv.add(file.path().value()));
        var evidence = new TestPlan.Evidence.Sealed(
                Seal.random(), JUnitReport::parse, JacocoReport::read, "JaCoCo wrote no report");
        return List.of(
                TestPlan.sealed(suite.tree().with(List.of(launcher)), argv, Set.of(Tool.JDK, Tool.JUNIT), evidence));
    }

    /** Generated tests are left out of a run of the user's: one that does not compile would fail them all. */
    private static boolean isCompiled(CodeFile file, TestSuite suite) {
        var java = file.language().filter(CodeLanguage.JAVA::equals).isPresent()
                && !file.path().fileName().equals("module-info.java");
        return java && (suite.tests().contains(file) || !suite.isTest(file));
    }

    private static String className(CodeFile file) {
        var simple = file.path().fileName().replaceFirst("\\.java$", "");
        var matcher = PACKAGE.matcher(file.content());
        return matcher.find() ? matcher.group(1) + "." + simple : simple;
    }
}
