package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Go, Rust and C++, whose own parsers are asked and whose tests are programs. */
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
    void rejectsRustWhosePathsHaveASingleColon() throws InterruptedException {
        Require.tool(sandbox.status().has(Tool.RUST), "Rust");
        var source =
                CodeFile.of("lib.rs", "pub fn empty() -> Vec<u8> {\n    let none: Vec<u8> = Vec:new();\n    none\n}\n");

        var report = analyze(CodeLanguage.RUST, FileTree.of(source), null);

        assertThat(report.gates())
                .filteredOn(gate -> gate.name().equals("syntax"))
                .allMatch(gate -> gate.status() == Gate.Status.RED)
                .hasSize(1);
        assertThat(report.findings().getFirst().place()).isEqualTo("lib.rs:2");
    }

    @Test
    void verifiesGoWithItsOwnTests() throws InterruptedException {
        Require.tool(sandbox.status().has(Tool.GO), "Go");
        var source = CodeFile.of("calc.go", "package calc\n\nfunc Add(a, b int) int {\n\treturn a + b\n}\n");
        var test = CodeFile.of("calc_test.go", """
                package calc

                import "testing"

                func TestAdd(t *testing.T) {
                \tif got := Add(1, 2); got != 3 {
                \t\tt.Fatalf("1 + 2 = %d", got)
                \t}
                }
                """);

        var report = analyze(CodeLanguage.GO, FileTree.of(source, test), null);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.gates().getLast().reason()).contains("100.0 %");
    }

    @Test
    void judgesCppByPrograms() throws InterruptedException {
        var header = CodeFile.of("calc.h", "#pragma once\nint add(int a, int b);\n");
        var source = CodeFile.of(
                "calc.cpp",
                "#include \"calc.h\"\n\nint add(int a, int b) {\n  if (a > 100)\n    return 7;\n  return a + b;\n}\n");
        var test = CodeFile.of(
                "test_calc.cpp", "#include <cassert>\n#include \"calc.h\"\n\nint main() { assert(add(1, 2) == 3); }\n");

        var report = analyze(CodeLanguage.CPP, FileTree.of(header, source, test), null);

        assertThat(report.tests()).as(report.toString()).isNotNull();
        assertThat(report.tests().passed()).isOne();
        assertThat(report.gates().getLast()).satisfies(gate -> {
            assertThat(gate.status()).isEqualTo(Gate.Status.RED);
            assertThat(gate.reason()).contains("3 of 4 lines");
        });
    }

    @Test
    void aCppLibraryThatIsOnlyMissingHereIsNoFailure() throws InterruptedException {
        var test =
                CodeFile.of("test_calc.cpp", "#include <boost/nowhere_to_be_found.hpp>\n\nint main() { return 0; }\n");
        var source = CodeFile.of("calc.cpp", "int add(int a, int b) { return a + b; }\n");

        var report = analyze(CodeLanguage.CPP, FileTree.of(source), new AcceptanceTests(FileTree.of(test), null));

        assertThat(report.gates().getLast().status()).isEqualTo(Gate.Status.NOT_RUN);
    }

    private QualityReport analyze(CodeLanguage language, FileTree files, @Nullable AcceptanceTests given)
            throws InterruptedException {
        return analyzer.analyze(new QualityRequest(language, files, given, Duration.ofMinutes(4)));
    }
}
