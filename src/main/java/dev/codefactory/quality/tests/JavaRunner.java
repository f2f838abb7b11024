package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.source.TestFileNames;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** javac and the JUnit console. */
@Component
class JavaRunner implements TestRunner {

    private static final List<String> REPORTS =
            List.of("reports/TEST-junit-jupiter.xml", "reports/TEST-junit-vintage.xml");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    private final String script = RunnerScript.load("java.sh");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.JAVA);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--"));
        suite.tests().forEach(test -> argv.add("--select-class=" + className(test)));
        argv.add("--");
        suite.tree().files().stream()
                .filter(file -> isCompiled(file, suite))
                .forEach(file -> argv.add(file.path().value()));
        return List.of(new TestPlan(argv, Map.of(), Set.of(Tool.JDK, Tool.JUNIT), REPORTS));
    }

    /** Generated tests are left out of a run of the user's: one that does not compile would fail them all. */
    private static boolean isCompiled(CodeFile file, TestSuite suite) {
        var java = file.language().filter(CodeLanguage.JAVA::equals).isPresent()
                && !file.path().fileName().equals("module-info.java");
        return java && (suite.tests().contains(file) || !TestFileNames.matches(CodeLanguage.JAVA, file.path()));
    }

    private static String className(CodeFile file) {
        var simple = file.path().fileName().replaceFirst("\\.java$", "");
        var matcher = PACKAGE.matcher(file.content());
        return matcher.find() ? matcher.group(1) + "." + simple : simple;
    }
}
