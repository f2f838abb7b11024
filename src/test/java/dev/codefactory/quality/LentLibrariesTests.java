package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Code that needs a library of the operator's is judged as soon as the operator lends it. */
class LentLibrariesTests {

    private static final FileTree CODE =
            FileTree.of(List.of(CodeFile.of("src/shop/Till.java", """
                    package shop;

                    import com.acme.Money;

                    class Till {
                        static String total(int cents) {
                            return new Money(cents).text();
                        }
                    }
                    """), CodeFile.of("src/shop/TillTest.java", """
                    package shop;

                    import static org.junit.jupiter.api.Assertions.assertEquals;

                    import org.junit.jupiter.api.Test;

                    class TillTest {
                        @Test
                        void tells() {
                            assertEquals("7 cents", Till.total(7));
                        }
                    }
                    """)));

    @TempDir
    private Path jars;

    private final ApplicationContextRunner checks = new ApplicationContextRunner()
            .withUserConfiguration(RealChecks.class)
            .withPropertyValues("codefactory.quality.dependencies.allowed[0]=com.acme");

    @Test
    void javaIsCompiledAndTestedWithThem() throws Exception {
        writeJar();

        judged(
                checks.withPropertyValues(
                        "codefactory.sandbox.mounts.acme.host=" + jars,
                        "codefactory.sandbox.mounts.acme.inside=/opt/acme",
                        "codefactory.sandbox.mounts.acme.java-libraries=true"),
                Status.GREEN);
    }

    @Test
    void javaIsNotJudgedWithoutThem() {
        judged(checks, Status.NOT_RUN);
    }

    private static void judged(ApplicationContextRunner checks, Status expected) {
        checks.run(context -> {
            var sandbox = context.getBean(Sandbox.class);
            Require.tool(sandbox.status().has(Tool.JUNIT), "JUnit inside the sandbox");
            var gates = context.getBean(QualityAnalyzer.class)
                    .analyze(QualityRequest.of(CodeLanguage.JAVA, CODE, null, Thresholds.DEFAULT))
                    .gates();
            assertThat(gates)
                    .filteredOn(gate -> List.of("compile", "tests").contains(gate.name()))
                    .hasSize(2)
                    .allSatisfy(gate ->
                            assertThat(gate.status()).as(gate.toString()).isEqualTo(expected));
        });
    }

    private void writeJar() throws IOException {
        var source = jars.resolve("Money.java");
        Files.writeString(source, """
                package com.acme;

                public record Money(int cents) {
                    public String text() {
                        return cents + " cents";
                    }
                }
                """);
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", jars.toString(), source.toString()))
                .isZero();
        try (var jar = new JarOutputStream(Files.newOutputStream(jars.resolve("money.jar")))) {
            jar.putNextEntry(new JarEntry("com/acme/Money.class"));
            jar.write(Files.readAllBytes(jars.resolve("com/acme/Money.class")));
        }
        Files.setPosixFilePermissions(jars, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
