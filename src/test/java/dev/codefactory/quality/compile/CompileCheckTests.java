package dev.codefactory.quality.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the words of a compiler. */
class CompileCheckTests {

    private static final CodeFile JAVA = CodeFile.of("src/A.java", "class A {}\n");

    @Test
    void silenceAndZeroIsGreen() throws InterruptedException {
        assertThat(check(says(0, ""), JAVA).gate()).isEqualTo(Gate.green("compile", "compiled by javac"));
    }

    @Test
    void anErrorIsRedAndSaysWhatTheSymbolIs() throws InterruptedException {
        var said = """
            src/A.java:3: error: cannot find symbol
                    text.strap();
                        ^
              symbol:   method strap()
              location: variable text of type String
            1 error
            """;

        var result = check(says(1, said), JAVA);

        assertThat(result.gate()).isEqualTo(Gate.red("compile", "1 errors in 1 files"));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("src/A.java:3");
            assertThat(finding.message()).startsWith("cannot find symbol").contains("method strap()");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.java | A.java:1: error: package org.assertj.core.api does not exist | org.assertj.core.api",
                "a.ts   | a.ts(1,8): error TS2307: Cannot find module 'express' or its corresponding type"
                        + " declarations. | express",
                "a.ts   | a.ts(1,1): error TS2593: Cannot find name 'it'. Do you need to install type definitions for"
                        + " a test runner? | test runner",
                "a.go   | a.go:3:2: no required module provides package github.com/gin-gonic/gin; to add it: |"
                        + " github.com/gin-gonic/gin",
                "a.rs   | a.rs:1:5: error[E0432]: unresolved import `serde`: use of unresolved module or unlinked"
                        + " crate `serde` | serde",
                "a.rs   | error: no matching package named `rand` found | rand",
            })
    void aMissingLibraryIsNeverRed(String path, String said, String library) throws InterruptedException {
        var result = check(says(1, said + "\n" + path + ":9: error: cannot find symbol"), CodeFile.of(path, ""));

        assertThat(result.gate()).isEqualTo(Gate.notRun("compile", "needs libraries that are not here: " + library));
        assertThat(result.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.java | A.java:1: error: package java.util.fast does not exist",
                "a.ts   | a.ts(1,8): error TS2307: Cannot find module './helper' or its corresponding type"
                        + " declarations.",
                "a.ts   | a.ts(2,3): error TS2551: Property 'trimm' does not exist on type 'string'. Did you mean"
                        + " 'trim'?",
                "a.go   | vet: ./a.go:4:7: undefined: strings.Reverse",
                "a.go   | a.go:3:2: package stringz is not in std (/usr/local/go/src/stringz)",
                "a.rs   | a.rs:1:5: error[E0432]: unresolved import `crate::helper`: unresolved import",
                "a.rs   | a.rs:1:5: error[E0432]: unresolved import `std::collections::FastMap`: no `FastMap` in"
                        + " `collections`",
            })
    void whatTheProjectOrTheStandardLibraryDoesNotHaveIsRed(String path, String said) throws InterruptedException {
        assertThat(check(says(1, said), CodeFile.of(path, "")).gate().status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void aCompilerThatFailsWithoutAnErrorDecidesNothing() throws InterruptedException {
        assertThat(check(says(3, "out of luck"), JAVA).gate())
                .isEqualTo(Gate.notRun("compile", "javac did not finish: out of luck"));
    }

    @Test
    void withoutASandboxNothingIsCompiled() throws InterruptedException {
        assertThat(check(new SandboxResult.Refused("apt-get install it"), JAVA).gate())
                .isEqualTo(Gate.notRun("compile", "apt-get install it"));
    }

    @Test
    void errorsInWhatTheUserGaveAreNotTheModels() throws InterruptedException {
        var given = new AcceptanceTests(FileTree.of(CodeFile.of("src/B.java", "")), null);
        var request = new QualityRequest(CodeLanguage.JAVA, FileTree.of(JAVA), given, Duration.ofSeconds(1));

        var result = new CompileCheck(new Scripted(says(1, "src/B.java:1: error: class expected"))).check(request);

        assertThat(result.gate().status()).isEqualTo(Gate.Status.NOT_RUN);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void languagesThatAreNotCompiledHaveNoSuchGate() {
        var check = new CompileCheck(new Scripted(says(0, "")));

        assertThat(check.appliesTo(request(CodeFile.of("a.py", ""), CodeFile.of("a.js", ""))))
                .isFalse();
        assertThat(check.appliesTo(request(CodeFile.of("a.py", ""), JAVA))).isTrue();
    }

    private static SandboxResult says(int exitCode, String output) {
        return new SandboxResult.Exited(exitCode, output, Map.of(), SandboxResult.Usage.NONE);
    }

    private static CheckResult check(SandboxResult answer, CodeFile... files) throws InterruptedException {
        return new CompileCheck(new Scripted(answer)).check(request(files));
    }

    private static QualityRequest request(CodeFile... files) {
        return new QualityRequest(CodeLanguage.JAVA, FileTree.of(files), null, Duration.ofSeconds(1));
    }

    private record Scripted(SandboxResult answer) implements Sandbox {

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(true, "scripted", "", Map.of());
        }

        @Override
        public SandboxResult run(SandboxCommand command) {
            return answer;
        }
    }
}
