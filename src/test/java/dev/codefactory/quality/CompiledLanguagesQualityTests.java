package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Go and C++, whose own parsers are asked and whose tests need a command. */
@SpringJUnitConfig(RealChecks.class)
class CompiledLanguagesQualityTests {

    @Autowired
    private QualityAnalyzer analyzer;

    @Autowired
    private Sandbox sandbox;

    @BeforeEach
    void needsTheSandbox() {
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
    }

    @Test
    void verifiesCppThatPassesTheGivenCommand() throws InterruptedException {
        var header = CodeFile.of("calc.h", "#pragma once\nint add(int a, int b);\n");
        var source = CodeFile.of("calc.cpp", "#include \"calc.h\"\n\nint add(int a, int b) { return a + b; }\n");
        var test = CodeFile.of("check.cpp", "#include \"calc.h\"\n\nint main() { return add(1, 2) == 3 ? 0 : 1; }\n");
        var given = new AcceptanceTests(FileTree.of(test), "g++ -o check calc.cpp check.cpp && ./check");

        var report = analyze(CodeLanguage.CPP, FileTree.of(header, source), given);

        assertThat(report.gates()).allMatch(gate -> gate.status() == Gate.Status.GREEN);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void rejectsCppThatDoesNotCompile() throws InterruptedException {
        var source = CodeFile.of("calc.cpp", "#include <vector>\n\nint add(int a, int b) { return a + c; }\n");

        var report = analyze(CodeLanguage.CPP, FileTree.of(source), null);

        assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(report.findings().getFirst().place()).isEqualTo("calc.cpp:3");
    }

    @Test
    void rejectsGoThatCannotBeParsed() throws InterruptedException {
        var source = CodeFile.of("calc.go", "package calc\n\nfunc Add(a, b int) int {\n\treturn a +\n}\n");

        var report = analyze(CodeLanguage.GO, FileTree.of(source), null);

        assertThat(report.gates().getFirst().status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void goTestsWithoutACommandAreNotRun() throws InterruptedException {
        var source = CodeFile.of("calc.go", "package calc\n\nfunc Add(a, b int) int { return a + b }\n");
        var test = CodeFile.of("calc_test.go", "package calc\n\nimport \"testing\"\n\nfunc TestAdd(t *testing.T) {}\n");

        var report = analyze(CodeLanguage.GO, FileTree.of(source, test), null);

        assertThat(report.gates()).contains(Gate.notRun("tests", "tests in go need a command to run them"));
        assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    private QualityReport analyze(CodeLanguage language, FileTree files, @Nullable AcceptanceTests given)
            throws InterruptedException {
        return analyzer.analyze(new QualityRequest(language, files, given, Duration.ofMinutes(1)));
    }
}
