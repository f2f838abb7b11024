package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.coverage.GoProfile;
import dev.codefactory.quality.tests.report.GoOutput;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Go's own test binaries, each with one more file that says how the tests ended. */
@Component
class GoRunner implements TestRunner {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+(\\w+)");
    private static final Pattern TEST_MAIN = Pattern.compile("(?m)^func\\s+TestMain\\b");

    /** Around all tests where the package leaves room for that, the last test elsewhere. Not through os.Stdout, which tests replace. */
    private static final String AROUND = """
            package %s

            import (
            \t"os"
            \t"strconv"
            \t"testing"
            )

            func TestMain(m *testing.M) {
            \tout := os.NewFile(1, "")
            \tcode := m.Run()
            \tout.WriteString("\\n%s returned " + strconv.Itoa(code) + "\\n")
            \tos.Exit(code)
            }
            """;

    private static final String LAST = """
            package %s

            import (
            \t"os"
            \t"testing"
            )

            func TestZzzCodeFactoryEnd(t *testing.T) {
            \tos.NewFile(1, "").WriteString("\\n%s returned 0\\n")
            }
            """;

    private final String script = RunnerScript.load("seal.sh") + RunnerScript.load("go.sh");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.GO);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var seal = Seal.random();
        var packages = new TreeMap<String, List<CodeFile>>();
        suite.tests()
                .forEach(test -> packages.computeIfAbsent(directory(test), _ -> new ArrayList<>())
                        .add(test));
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--"));
        argv.addAll(packages.keySet());
        var endings = new ArrayList<CodeFile>();
        packages.forEach((directory, tests) -> endings.add(ending(directory, tests, seal)));
        var evidence = new TestPlan.Evidence.Sealed(
                seal,
                output -> GoOutput.read(output, seal.token()),
                GoProfile::read,
                "the test binaries wrote no profile");
        return List.of(TestPlan.sealed(suite.tree().with(endings), argv, Set.of(Tool.GO), evidence));
    }

    private static CodeFile ending(String directory, List<CodeFile> tests, Seal seal) {
        var name = PACKAGE.matcher(tests.getFirst().content());
        var template = tests.stream()
                        .anyMatch(test -> TEST_MAIN.matcher(test.content()).find())
                ? LAST
                : AROUND;
        var content = template.formatted(name.find() ? name.group(1) : "main", seal.token());
        return CodeFile.of((directory.equals(".") ? "" : directory + "/") + "zzz_codefactory_test.go", content);
    }

    private static String directory(CodeFile file) {
        var path = file.path().value();
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ".";
    }
}
