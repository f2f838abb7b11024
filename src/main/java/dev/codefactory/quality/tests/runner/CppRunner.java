package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.coverage.GcovReport;
import dev.codefactory.quality.tests.report.CppOutput;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** g++ and gcov: each test file is a program that ends with 0 when its tests pass. */
@Component
class CppRunner implements TestRunner {

    private static final Pattern MAIN = Pattern.compile("(?m)^\\s*(int|auto|void)\\s+main\\s*\\(");
    private static final Pattern HEADER = Pattern.compile(".*\\.(h|hh|hpp)");

    private final String script = RunnerScript.load("seal.sh") + RunnerScript.load("cpp.sh");
    private final CodeFile main = CodeFile.of("codefactory-main.txt", RunnerScript.load("main.cpp"));

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.CPP);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var seal = Seal.random();
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--"));
        argv.addAll(suite.testPaths());
        argv.add("--");
        suite.tree().files().stream()
                .filter(file -> isLinked(file, suite))
                .forEach(file -> argv.add(file.path().value()));
        var evidence = new TestPlan.Evidence.Sealed(
                seal, output -> CppOutput.read(output, seal.token()), GcovReport::read, "gcov is not installed");
        return List.of(TestPlan.sealed(suite.tree().with(List.of(main)), argv, Set.of(Tool.CPP), evidence));
    }

    /** Programs of their own and tests have a main function, which there can be only one of. */
    private static boolean isLinked(CodeFile file, TestSuite suite) {
        var cpp = file.language().filter(CodeLanguage.CPP::equals).isPresent()
                && !HEADER.matcher(file.path().value()).matches();
        return cpp && !suite.isTest(file) && !MAIN.matcher(file.content()).find();
    }
}
