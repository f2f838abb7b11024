package dev.codefactory.bench.security;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tool for comparison, found in the directories of {@code -Dsecurity.tools} or on the PATH. It is no part of the product.
 *
 * @param command the tool and its arguments, the files excepted
 * @param files the names in its JSON that have a finding of medium severity or above
 * @param unread the names in its JSON that it could not read
 */
record OtherTool(
        String prefix,
        Set<String> languages,
        List<String> command,
        Function<JsonNode, Stream<String>> files,
        Function<JsonNode, Stream<String>> unread)
        implements Scanner {

    private static final String ESLINT = """
        import security from "eslint-plugin-security";
        export default [{ files: ["**/*.js"], linterOptions: { noInlineConfig: true }, ...security.configs.recommended }];
        """;
    private static final String GO_MODULE = "module snippets\n\ngo 1.24\n";

    static List<OtherTool> all() {
        return List.of(bandit(), ruff(), eslint(), gosec());
    }

    private static OtherTool bandit() {
        return new OtherTool(
                "bandit_",
                Set.of("python"),
                List.of("bandit", "-q", "--exit-zero", "-f", "json", "-r"),
                report -> elements(report.path("results"))
                        .filter(result ->
                                !result.path("issue_severity").asString().equals("LOW"))
                        .map(result -> result.path("filename").asString()),
                OtherTool::none);
    }

    /** Ruff's rules have no severity: all of them count. */
    private static OtherTool ruff() {
        return new OtherTool(
                "ruff_",
                Set.of("python"),
                List.of(
                        "ruff",
                        "check",
                        "--select",
                        "S",
                        "--isolated",
                        "--no-cache",
                        "--exit-zero",
                        "--output-format",
                        "json"),
                report -> elements(report)
                        .filter(result -> result.path("code").asString("").startsWith("S"))
                        .map(result -> result.path("filename").asString()),
                OtherTool::none);
    }

    private static OtherTool eslint() {
        return new OtherTool(
                "eslint_",
                Set.of("javascript"),
                List.of("eslint", "-f", "json"),
                report -> elements(report)
                        .filter(file -> elements(file.path("messages"))
                                .anyMatch(message ->
                                        message.path("ruleId").asString("").startsWith("security/")))
                        .map(file -> file.path("filePath").asString()),
                OtherTool::none);
    }

    /** It looks at what it cannot type-check, too, but says so. */
    private static OtherTool gosec() {
        return new OtherTool(
                "gosec_",
                Set.of("go"),
                List.of("gosec", "-quiet", "-no-fail", "-fmt", "json"),
                report -> elements(report.path("Issues"))
                        .filter(issue -> !issue.path("severity").asString().equals("LOW"))
                        .map(issue -> issue.path("file").asString()),
                report -> report.path("Golang errors").propertyStream().map(Map.Entry::getKey));
    }

    private static Stream<String> none(JsonNode report) {
        return Stream.empty();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.values().stream();
    }

    @Override
    public boolean reads(String language) {
        return languages.contains(language);
    }

    @Override
    public Optional<Verdicts> judge(List<Snippet> snippets) throws InterruptedException {
        var program = program();
        if (program.isEmpty()) {
            System.out.println(command.getFirst() + ": not measured, it is not there");
            return Optional.empty();
        }
        try {
            var directory = Files.createDirectories(Path.of("target", "bench", "security", command.getFirst()));
            for (var snippet : snippets) {
                var file = directory.resolve(prefix.equals("gosec_") ? ofItsOwn(snippet) : snippet.fileName());
                Files.createDirectories(file.getParent());
                Files.writeString(file, snippet.code());
            }
            return Optional.of(run(program.get(), directory, snippets));
        } catch (IOException | RuntimeException broken) {
            System.out.println(command.getFirst() + ": not measured, it broke: " + broken);
            return Optional.empty();
        }
    }

    /** A Go package is a directory, and names in one package would clash. */
    private static String ofItsOwn(Snippet snippet) {
        return stem(snippet.fileName()) + "/" + snippet.fileName();
    }

    private static String stem(String name) {
        return Path.of(name).getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    private Verdicts run(Path program, Path directory, List<Snippet> snippets)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(command);
        words.set(0, program.toString());
        words.add(prepared(program, directory));
        var output = directory.resolveSibling(command.getFirst() + ".json");
        new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var report = new JsonMapper().readTree(Files.readString(output, StandardCharsets.UTF_8));
        var flagged = named(files.apply(report), snippets);
        var read = snippets.stream().map(Snippet::id).collect(Collectors.toSet());
        read.removeAll(named(unread.apply(report), snippets));
        return new Verdicts(flagged, Map.of(), read);
    }

    /** Lays out what the tool wants beside the files; returns the argument that means all of them. */
    private String prepared(Path program, Path directory) throws IOException {
        switch (prefix) {
            case "eslint_" -> {
                Files.writeString(directory.resolve("eslint.config.mjs"), ESLINT);
                var modules = directory.resolve("node_modules");
                if (!Files.exists(modules)) {
                    Files.createSymbolicLink(
                            modules, program.resolve("../..").toAbsolutePath().normalize());
                }
            }
            case "gosec_" -> Files.writeString(directory.resolve("go.mod"), GO_MODULE);
            default -> {}
        }
        return prefix.equals("gosec_") ? "./..." : ".";
    }

    private static Set<String> named(Stream<String> files, List<Snippet> snippets) {
        var stems = files.map(OtherTool::stem).collect(Collectors.toSet());
        Predicate<Snippet> isNamed = snippet -> stems.contains(stem(snippet.fileName()));
        return snippets.stream().filter(isNamed).map(Snippet::id).collect(Collectors.toSet());
    }

    private Optional<Path> program() {
        var directories = System.getProperty("security.tools", "") + File.pathSeparator + System.getenv("PATH");
        return Stream.of(directories.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, command.getFirst()))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
