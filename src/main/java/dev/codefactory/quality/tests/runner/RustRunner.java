package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.coverage.CoverageReader;
import dev.codefactory.quality.tests.report.RustOutput;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Rust's own test binaries, built by cargo or, for single files, by rustc; the last test of each says that it came so far. */
@Component
class RustRunner implements TestRunner {

    private static final Pattern CRATE_ROOT =
            Pattern.compile("src/(lib|main)\\.rs|src/bin/[^/]*\\.rs|tests/[^/]*\\.rs");
    private static final Pattern USED_CRATE =
            Pattern.compile("(?m)^\\s*use\\s+(?!std\\b|core\\b|alloc\\b|crate\\b|self\\b|super\\b)(\\w+)");

    private final String script = RunnerScript.load("seal.sh") + RunnerScript.load("rust.sh");

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.RUST);
    }

    @Override
    public List<TestPlan> plans(TestSuite suite) {
        var seal = Seal.random();
        var cargo = suite.tree().paths().stream().anyMatch(path -> isCargo(path.value()));
        var argv = new ArrayList<>(List.of("bash", "-c", script, "--", cargo ? crate(suite) : "-"));
        if (!cargo) {
            argv.addAll(suite.testPaths());
        }
        var evidence = new TestPlan.Evidence.Sealed(
                seal,
                output -> RustOutput.read(output, seal.token()),
                CoverageReader.NOTHING,
                "measuring Rust needs llvm-tools, which Debian's toolchain does not have");
        return List.of(TestPlan.sealed(ending(suite, seal, cargo), argv, Set.of(Tool.RUST, Tool.CPP), evidence));
    }

    private static boolean isCargo(String path) {
        return path.equals("Cargo.toml") || path.equals("src/lib.rs") || path.equals("src/main.rs");
    }

    /** What the tests call the crate, when no manifest says it. */
    private static String crate(TestSuite suite) {
        return suite.tests().stream()
                .map(test -> USED_CRATE.matcher(test.content()))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("generated");
    }

    /** Tests run in the order of their names, and no test is called later than this one. */
    private static FileTree ending(TestSuite suite, Seal seal, boolean cargo) {
        var last = "\n#[cfg(test)] #[test] fn zzzzzz_codefactory_end() { println!(\"\\n%s returned 0\"); }\n"
                .formatted(seal.token());
        var roots = suite.tree().files().stream()
                .filter(file -> cargo
                        ? CRATE_ROOT.matcher(file.path().value()).matches()
                        : suite.tests().contains(file))
                .map(file -> new CodeFile(file.path(), file.content() + last))
                .toList();
        return suite.tree().with(roots);
    }
}
