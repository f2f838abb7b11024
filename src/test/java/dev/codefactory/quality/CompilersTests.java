package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The real compilers, on a small project that compiles, on an invented function and on a library that is not here. */
@SpringJUnitConfig(RealChecks.class)
class CompilersTests {

    @Autowired
    private List<QualityCheck> checks;

    @Autowired
    private Sandbox sandbox;

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void compilesWhatIsRightAndNothingElse(Tool tool, List<CodeFile> right, String invention, String library)
            throws InterruptedException {
        Require.tool(sandbox.status().has(tool), tool + " inside the sandbox");
        var gate = gate(right);
        assertThat(gate.status()).as(gate.reason()).isEqualTo(Gate.Status.GREEN);

        var last = right.getLast();
        var invented = compile(List.of(right.getFirst(), new CodeFile(last.path(), invention)));
        assertThat(invented.gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(invented.findings()).extracting(Finding::file).containsOnly(Optional.of(last.path()));

        assertThat(gate(List.of(right.getFirst(), new CodeFile(last.path(), library)))
                        .status())
                .isEqualTo(Gate.Status.NOT_RUN);
    }

    private static List<Arguments> projects() {
        return List.of(
                Arguments.of(
                        Tool.JUNIT,
                        List.of(
                                CodeFile.of("src/calc/Sum.java", "package calc;\n\nrecord Sum(int a, int b) {}\n"),
                                CodeFile.of("src/calc/SumTest.java", """
                                    package calc;

                                    import org.junit.jupiter.api.Test;

                                    class SumTest {
                                        @Test
                                        void adds() {
                                            new Sum(1, 2).a();
                                        }
                                    }
                                    """)),
                        "package calc;\n\nclass SumTest {\n    String a = \"a\".trimAll();\n}\n",
                        """
                        package calc;

                        import org.springframework.stereotype.Service;

                        @Service
                        class SumTest {}
                        """),
                Arguments.of(
                        Tool.TYPESCRIPT,
                        List.of(
                                CodeFile.of("sum.ts", "export const sum = (a: number, b: number): number => a + b;\n"),
                                CodeFile.of("sum.test.ts", """
                                    import assert from "node:assert/strict";
                                    import { readFileSync } from "fs";
                                    import { test } from "node:test";
                                    import { sum } from "./sum";

                                    test("adds", () => assert.equal(sum(1, 2), readFileSync ? 3 : process.pid));
                                    """)),
                        "import { sum } from \"./sum\";\n\nsum(1, \"2\");\n",
                        "import express from \"express\";\n\nexpress().listen(1);\n"),
                Arguments.of(
                        Tool.GO,
                        List.of(
                                CodeFile.of("sum.go", "package calc\n\nfunc Sum(a, b int) int { return a + b }\n"),
                                CodeFile.of("sum_test.go", """
                                    package calc

                                    import "testing"

                                    func TestSum(t *testing.T) {
                                    	if Sum(1, 2) != 3 {
                                    		t.Fatal()
                                    	}
                                    }
                                    """)),
                        "package calc\n\nimport \"strings\"\n\nvar Text = strings.Reverse(\"a\")\n",
                        "package calc\n\nimport \"github.com/gin-gonic/gin\"\n\nvar Router = gin.Default()\n"),
                Arguments.of(
                        Tool.RUST,
                        List.of(
                                CodeFile.of("lib.rs", "mod sum;\n\npub fn three() -> i32 {\n    sum::sum(1, 2)\n}\n"),
                                CodeFile.of("sum.rs", "pub fn sum(a: i32, b: i32) -> i32 {\n    a + b\n}\n")),
                        "pub fn sum(a: i32, b: i32) -> i32 {\n    \"a\".reverse_all();\n    a + b\n}\n",
                        "use serde::Serialize;\n\npub fn sum(a: i32, b: i32) -> i32 {\n    a + b\n}\n"));
    }

    @Test
    void givenTestsWithLibrariesOfTheirOwnDoNotKeepCodeFromBeingCompiled() throws InterruptedException {
        var given = CodeFile.of("SumTest.java", "import org.assertj.core.api.Assertions;\n\nclass SumTest {}\n");
        var request = new QualityRequest(
                CodeLanguage.JAVA,
                FileTree.of(CodeFile.of("Sum.java", "record Sum(int a) {}\n")),
                new QualityRequest.AcceptanceTests(FileTree.of(given), null),
                Duration.ofMinutes(1));

        assertThat(check().check(request).gate().status()).isEqualTo(Gate.Status.GREEN);
    }

    private Gate gate(List<CodeFile> files) throws InterruptedException {
        return compile(files).gate();
    }

    private CheckResult compile(List<CodeFile> files) throws InterruptedException {
        var language = files.getFirst().language().orElseThrow();
        return check().check(new QualityRequest(language, FileTree.of(files), null, Duration.ofMinutes(1)));
    }

    private QualityCheck check() {
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
        return checks.stream()
                .filter(check -> check.gate().equals("compile"))
                .findFirst()
                .orElseThrow();
    }
}
