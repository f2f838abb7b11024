package dev.codefactory.bench.security;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** SpotBugs with its security plugin. It reads class files, so only what compiles is judged. */
final class FindSecBugs implements Scanner {

    private static final Pattern FLAGGED = Pattern.compile("sourcefile=\"(source\\d+\\.java)\"");
    private static final Path DIRECTORY = Path.of("target", "bench", "security", "findsecbugs");
    private static final Path LIBRARIES = Path.of("target", "bench", "libraries-of-snippets");
    private static final Path TOOL = Path.of("target", "bench", "spotbugs");

    @Override
    public String prefix() {
        return "findsecbugs_";
    }

    @Override
    public boolean reads(String language) {
        return language.equals("java");
    }

    @Override
    public Optional<Verdicts> judge(List<Snippet> snippets) throws InterruptedException {
        if (!Files.isDirectory(TOOL)) {
            System.out.println("findsecbugs: not measured, it is not there");
            return Optional.empty();
        }
        try {
            FileSystemUtils.deleteRecursively(DIRECTORY);
            var read = new SnippetCompiler(jars(LIBRARIES), DIRECTORY.resolve("classes")).compiled(snippets);
            var names = flagged(report());
            var flagged = snippets.stream()
                    .filter(each -> names.contains(each.fileName()))
                    .map(Snippet::id)
                    .collect(Collectors.toSet());
            return Optional.of(new Verdicts(flagged, Map.of(), read));
        } catch (IOException broken) {
            System.out.println("findsecbugs: not measured, it broke: " + broken);
            return Optional.empty();
        }
    }

    private static String report() throws IOException, InterruptedException {
        var report = DIRECTORY.resolve("report.xml");
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                jars(TOOL),
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                TOOL.resolve("findsecbugs-plugin.jar").toString(),
                "-effort:max",
                "-medium",
                "-bugCategories",
                "SECURITY",
                "-auxclasspath",
                jars(LIBRARIES),
                "-xml",
                "-output",
                report.toString(),
                DIRECTORY.resolve("classes").toString());
        var exit = new ProcessBuilder(words)
                .redirectOutput(DIRECTORY.resolve("output.txt").toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("it ended with " + exit);
        }
        return Files.readString(report, StandardCharsets.UTF_8);
    }

    /** Also where a bug crosses files, it names the snippet it is in first. */
    private static Set<String> flagged(String report) {
        return Stream.of(report.split("<BugInstance "))
                .skip(1)
                .flatMap(bug -> FLAGGED.matcher(bug).results().limit(1))
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String jars(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
