package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tests in a file. */
public final class TestFunctions {

    private TestFunctions() {}

    /** The tests of a file, or empty when it cannot be read. */
    public static Optional<List<TestFunction>> in(CodeFile file) {
        return Grammar.of(file).flatMap(grammar -> switch (new SourceReader().read(grammar, file.content())) {
            case Reading.Tree(var tree) -> Optional.of(in(file, tree.root()));
            case Reading.Unreadable _ -> Optional.empty();
        });
    }

    private static List<TestFunction> in(CodeFile file, SourceNode root) {
        var dialect = TestDialect.of(file.language().orElseThrow());
        var found = new ArrayList<TestFunction>();
        root.walk()
                .filter(dialect::mayBeTest)
                .forEach(node -> dialect.nameOf(node)
                        .ifPresent(name -> found.add(new TestFunction(
                                file.path(), node.line(), name, assertions(dialect, node), dialect.isSkipped(node)))));
        return found;
    }

    private static List<String> assertions(TestDialect dialect, SourceNode test) {
        return test.walk()
                .filter(dialect::isAssertion)
                .map(node -> node.text().replaceAll("\\s+", " "))
                .toList();
    }
}
