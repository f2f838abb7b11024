package dev.codefactory.planning.analysis;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.quality.SourceFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fills section 2 of a task document from files. The same files always give the same statements. */
public final class CurrentStateAnalysis {

    private static final int MOST_STATEMENTS = 200;

    private static final int MOST_CHARACTERS = 300;

    /** So many files stand beside a statement about many. */
    private static final int MOST_FILES = 5;

    private CurrentStateAnalysis() {}

    /** The state of a tree, with the given text of its own. */
    public static CurrentState of(FileTree tree, String text) {
        var statements = new ArrayList<Statement>();
        languages(tree, statements);
        statements.addAll(Frameworks.of(tree));
        statements.addAll(EntryPoints.of(tree));
        tests(tree, statements);
        statements.addAll(DatabaseSchema.of(tree));
        statements.addAll(SignIn.of(tree));
        return new CurrentState(
                text,
                statements.stream()
                        .limit(MOST_STATEMENTS)
                        .map(CurrentStateAnalysis::brief)
                        .toList());
    }

    private static Statement brief(Statement said) {
        var text = said.text();
        return text.length() <= MOST_CHARACTERS
                ? said
                : new Statement(said.topic(), text.substring(0, MOST_CHARACTERS - 1) + "…", said.files());
    }

    private static void languages(FileTree tree, List<Statement> statements) {
        Map<CodeLanguage, List<CodeFile>> byLanguage = tree.files().stream()
                .filter(file -> file.language().isPresent())
                .collect(Collectors.groupingBy(
                        file -> file.language().orElseThrow(), TreeMap::new, Collectors.toList()));
        byLanguage.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -lines(entry.getValue())))
                .forEach(entry -> statements.add(about(
                        Topic.LANGUAGE,
                        "%s, %d lines in %d files"
                                .formatted(
                                        entry.getKey(),
                                        lines(entry.getValue()),
                                        entry.getValue().size()),
                        entry.getValue())));
    }

    private static long lines(List<CodeFile> files) {
        return files.stream()
                .flatMap(file -> file.content().lines())
                .filter(line -> !line.isBlank())
                .count();
    }

    private static void tests(FileTree tree, List<Statement> statements) {
        var tests = tree.files().stream().filter(SourceFiles::isTest).toList();
        if (!tests.isEmpty()) {
            statements.add(about(Topic.TESTS, "%d test files".formatted(tests.size()), tests));
        } else if (tree.files().stream().anyMatch(file -> file.language().isPresent())) {
            statements.add(new Statement(Topic.TESTS, "No file holds tests", List.of()));
        }
    }

    /** A statement about files, the longest of which stand for all. */
    private static Statement about(Topic topic, String text, List<CodeFile> files) {
        var named = files.stream()
                .sorted(Comparator.comparing((CodeFile file) -> -file.content().length())
                        .thenComparing(CodeFile::path))
                .limit(MOST_FILES)
                .map(file -> file.path().value())
                .toList();
        return new Statement(topic, text, named);
    }
}
