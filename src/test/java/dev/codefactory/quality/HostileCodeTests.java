package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * Programs that do not solve their task and try to look as if they did. Each directory of {@code hostile/LANGUAGE} is one; its tests are those
 * in {@code given}, which an honest solution, {@code honest}, passes. Not one of them may be accepted.
 */
@SpringJUnitConfig(RealChecks.class)
class HostileCodeTests {

    private static final Path PROGRAMS = Path.of("src/test/resources/hostile");
    private static final Map<CodeLanguage, Tool> TOOLS = Map.of(
            CodeLanguage.PYTHON, Tool.PYTHON,
            CodeLanguage.JAVASCRIPT, Tool.NODE,
            CodeLanguage.JAVA, Tool.JUNIT,
            CodeLanguage.GO, Tool.GO,
            CodeLanguage.RUST, Tool.RUST,
            CodeLanguage.CPP, Tool.CPP);

    @Autowired
    private QualityAnalyzer analyzer;

    @Autowired
    private Sandbox sandbox;

    static Stream<String> programs() throws Exception {
        try (var found = Files.walk(PROGRAMS, 2)) {
            return found
                    .filter(path -> path.getNameCount() == PROGRAMS.getNameCount() + 2)
                    .map(path -> PROGRAMS.relativize(path).toString())
                    .filter(name -> !name.endsWith("/given"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void onlyTheHonestProgramIsAccepted(String name) throws Exception {
        var language = CodeLanguage.ofId(name.substring(0, name.indexOf('/'))).orElseThrow();
        var tool = Objects.requireNonNull(TOOLS.get(language));
        Require.tool(sandbox.status().usable() && sandbox.status().has(tool), "the sandbox with " + tool);
        var given = new AcceptanceTests(tree(PROGRAMS.resolve(language.id()).resolve("given")), null);

        var report = analyzer.analyze(
                new QualityRequest(language, tree(PROGRAMS.resolve(name)), given, Duration.ofMinutes(2)));

        var tests = report.gates().stream()
                .filter(gate -> gate.name().equals("tests"))
                .findFirst()
                .orElseThrow();
        if (name.endsWith("/honest")) {
            assertThat(tests.status()).as(report.toString()).isEqualTo(Gate.Status.GREEN);
        } else {
            assertThat(tests.status()).as(report.toString()).isNotEqualTo(Gate.Status.GREEN);
            assertThat(report.verdict()).isNotEqualTo(Verdict.VERIFIED);
        }
    }

    private static FileTree tree(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            return FileTree.of(files.filter(Files::isRegularFile)
                    .map(file -> read(directory, file))
                    .toList());
        }
    }

    /** Kept under names that no tool takes for sources of this project. */
    private static CodeFile read(Path directory, Path file) {
        try {
            var path = directory.relativize(file).toString().replace("_txt", "");
            return CodeFile.of(
                    path.endsWith(".txt") ? path.substring(0, path.length() - 4) : path, Files.readString(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
