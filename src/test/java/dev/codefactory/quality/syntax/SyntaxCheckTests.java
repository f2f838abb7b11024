package dev.codefactory.quality.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxCheckTests {

    private static final SandboxResult REFUSED = new SandboxResult.Refused("apt-get install it");

    @Test
    void believesTheRealParserAndNotTheGrammar() throws InterruptedException {
        // Valid TypeScript that the grammar does not know.
        var result = judge(says("judged\ta.ts\n"), CodeFile.of("a.ts", "interface Box<in out T> { value: T }\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void reportsWhatTheParserSaysWhere() throws InterruptedException {
        var result = judge(says("error\ta.py\t3\tinvalid syntax\njudged\ta.py\n"), CodeFile.of("a.py", "x = 1\n"));

        assertThat(result.gate()).isEqualTo(Gate.red("syntax", "1 of 1 files cannot be parsed"));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.place()).isEqualTo("a.py:3");
            assertThat(finding.message()).isEqualTo("invalid syntax");
        });
    }

    @ParameterizedTest
    @CsvSource({"a.py,def f(:", "a.js,const = 1;", "a.go,package a; func {"})
    void trustedGrammarsFailAFileWithoutTheRealParser(String path, String code) throws InterruptedException {
        assertThat(judge(REFUSED, CodeFile.of(path, code + "\n")).gate().status())
                .isEqualTo(Gate.Status.RED);
    }

    @ParameterizedTest
    @CsvSource({"a.ts,const = 1;", "a.rs,fn main() { let = ; }", "a.cpp,int main( { }"})
    void theOthersOnlySuspectIt(String path, String code) throws InterruptedException {
        var result = judge(REFUSED, CodeFile.of(path, code + "\n"));

        assertThat(result.gate()).isEqualTo(Gate.notRun("syntax", "apt-get install it"));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.rule()).endsWith("-syntax-suspect");
        });
    }

    @Test
    void aFileTheParserDidNotMentionIsNotGreen() throws InterruptedException {
        var result =
                judge(says("judged\ta.rs\n"), CodeFile.of("a.rs", "fn a() {}\n"), CodeFile.of("b.rs", "fn b() {}\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.NOT_RUN);
    }

    @Test
    void aParserThatCrashesDecidesNothing() throws InterruptedException {
        var crashed = new SandboxResult.Exited(1, "out of luck", Map.of(), SandboxResult.Usage.NONE);

        var result = judge(crashed, CodeFile.of("a.rs", "fn a() {}\n"));

        assertThat(result.gate()).isEqualTo(Gate.notRun("syntax", "rustc could not be run: out of luck"));
    }

    @Test
    void javaIsParsedWithoutASandbox() throws InterruptedException {
        assertThat(judge(REFUSED, CodeFile.of("A.java", "class A { void a() {} }\n"))
                        .gate()
                        .reason())
                .isEqualTo("1 files parsed by javac");
        assertThat(judge(REFUSED, CodeFile.of("A.java", "class A { void a( {} }\n"))
                        .gate()
                        .status())
                .isEqualTo(Gate.Status.RED);
    }

    @Test
    void javaThatIsNestedTooDeeplyIsAFinding() throws InterruptedException {
        var deep = "class A { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";

        assertThat(judge(REFUSED, CodeFile.of("A.java", deep)).gate().status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void asksOnceForEachLanguage() throws InterruptedException {
        var sandbox = new ScriptedSandbox(says("judged\ta.py\njudged\tb.py\n"));

        check(sandbox, CodeFile.of("a.py", ""), CodeFile.of("b.py", ""), CodeFile.of("notes.txt", "("));

        assertThat(sandbox.commands)
                .singleElement()
                .satisfies(command -> assertThat(command.argv()).endsWith("--", "a.py", "b.py"));
    }

    @Test
    void nothingToParseIsNotGreen() throws InterruptedException {
        assertThat(judge(REFUSED, CodeFile.of("notes.txt", "hello")).gate().status())
                .isEqualTo(Gate.Status.NOT_RUN);
    }

    private static SandboxResult says(String output) {
        return new SandboxResult.Exited(0, output, Map.of(), SandboxResult.Usage.NONE);
    }

    private static CheckResult judge(SandboxResult result, CodeFile... files) throws InterruptedException {
        return check(new ScriptedSandbox(result), files);
    }

    private static CheckResult check(Sandbox sandbox, CodeFile... files) throws InterruptedException {
        var check = new SyntaxCheck(List.of(new JavaParser(), new SandboxedParser(sandbox)), new GrammarCheck());
        return check.check(new QualityRequest(CodeLanguage.PYTHON, FileTree.of(files), null, Duration.ofSeconds(1)));
    }

    /** Answers every command in the same way and remembers what it was asked. */
    private static final class ScriptedSandbox implements Sandbox {

        private final SandboxResult answer;
        private final List<SandboxCommand> commands = new ArrayList<>();

        ScriptedSandbox(SandboxResult answer) {
            this.answer = answer;
        }

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(true, "scripted", "", Map.of());
        }

        @Override
        public SandboxResult run(SandboxCommand command) {
            commands.add(command);
            return answer;
        }
    }
}
