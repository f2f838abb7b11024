package dev.codefactory.bench.syntax;

import dev.codefactory.code.CodeLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * Parsers that the product does not use, as judges of what is broken: TypeScript 5.9 and acorn, the compiler of Eclipse, Go's compiler rather
 * than gofmt, rustfmt rather than rustc, and Python's ast on another Python where there is one.
 */
final class Reference {

    private static final Path HOME = Path.of("target", "bench", "parsers").toAbsolutePath();

    private Reference() {}

    /** Installs what is not here. */
    static void install() throws IOException, InterruptedException {
        if (!Files.exists(HOME.resolve("node_modules/rxjs"))) {
            Files.createDirectories(HOME);
            run(
                    HOME,
                    List.of(
                            "npm",
                            "install",
                            "--silent",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            HOME.toString(),
                            "typescript@5.9.3",
                            "acorn@8.15.0",
                            "rxjs@7.8.2"));
        }
    }

    /** Where real TypeScript is. */
    static Path typeScript() {
        return HOME.resolve("node_modules/rxjs/src");
    }

    /** The names of the files in a directory that cannot be parsed. */
    static Set<String> broken(CodeLanguage language, Path directory) throws IOException, InterruptedException {
        var broken = new HashSet<String>();
        for (var line : run(directory, command(language)).lines().toList()) {
            if (line.startsWith("broken\t")) {
                broken.add(line.substring("broken\t".length()));
            }
        }
        return broken;
    }

    private static List<String> command(CodeLanguage language) {
        return switch (language) {
            case PYTHON -> List.of("python3", "-c", script("python.py"));
            case JAVASCRIPT, TYPESCRIPT -> List.of("node", "-e", script("node.js"), "--", HOME.toString());
            case JAVA ->
                List.of("bash", "-c", script("java.sh"), "--", HOME.toString(), System.getProperty("java.home"));
            case GO -> List.of("bash", "-c", script("go.sh"));
            case RUST -> List.of("bash", "-c", script("rust.sh"));
            case CPP -> throw new IllegalArgumentException("no second parser of C++");
        };
    }

    private static String script(String name) {
        try {
            return new ClassPathResource(name, Reference.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("reference-", ".txt");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed: " + Files.readString(output));
        }
        return Files.readString(output);
    }
}
