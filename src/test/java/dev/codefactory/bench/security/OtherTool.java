package dev.codefactory.bench.security;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tool for comparison, found in the directories of {@code -Dsecurity.tools} or on the PATH. It is no part of the product.
 *
 * @param command what stands before the directory with the files
 * @param files the file names in its JSON that have a finding of medium severity or above
 */
record OtherTool(String prefix, Set<String> languages, List<String> command, Function<JsonNode, Stream<String>> files)
        implements Scanner {

    private static final String ESLINT = """
        import security from "eslint-plugin-security";
        export default [{ files: ["**/*.js"], linterOptions: { noInlineConfig: true }, ...security.configs.recommended }];
        """;

    static List<OtherTool> all() {
        return List.of(bandit(), ruff(), eslint());
    }

    private static OtherTool bandit() {
        return new OtherTool(
                "bandit_",
                Set.of("python"),
                List.of("bandit", "-q", "--exit-zero", "-f", "json", "-r"),
                report -> elements(report.path("results"))
                        .filter(result ->
                                !result.path("issue_severity").asString().equals("LOW"))
                        .map(result -> result.path("filename").asString()));
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
                        .map(result -> result.path("filename").asString()));
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
                        .map(file -> file.path("filePath").asString()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.values().stream();
    }

    @Override
    public boolean reads(String language) {
        return languages.contains(language);
    }

    @Override
    public Optional<Set<String>> flagged(List<Snippet> snippets) throws InterruptedException {
        var program = program();
        if (program.isEmpty()) {
            System.out.println(command.getFirst() + ": not measured, it is not there");
            return Optional.empty();
        }
        try {
            var directory = Files.createDirectories(Path.of("target", "bench", "security", command.getFirst()));
            for (var snippet : snippets) {
                Files.writeString(directory.resolve(snippet.fileName()), snippet.code());
            }
            return Optional.of(run(program.get(), directory, snippets));
        } catch (IOException | RuntimeException broken) {
            System.out.println(command.getFirst() + ": not measured, it broke: " + broken);
            return Optional.empty();
        }
    }

    private Set<String> run(Path program, Path directory, List<Snippet> snippets)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(command);
        words.set(0, program.toString());
        words.add(".");
        if (prefix.equals("eslint_")) {
            Files.writeString(directory.resolve("eslint.config.mjs"), ESLINT);
            var modules = directory.resolve("node_modules");
            if (!Files.exists(modules)) {
                Files.createSymbolicLink(
                        modules, program.resolve("../..").toAbsolutePath().normalize());
            }
        }
        var output = directory.resolveSibling(command.getFirst() + ".json");
        new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var names = new HashSet<String>();
        files.apply(new JsonMapper().readTree(Files.readString(output, StandardCharsets.UTF_8)))
                .forEach(name -> names.add(Path.of(name).getFileName().toString()));
        var flagged = new HashSet<String>();
        snippets.stream().filter(each -> names.contains(each.fileName())).forEach(each -> flagged.add(each.id()));
        return flagged;
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
