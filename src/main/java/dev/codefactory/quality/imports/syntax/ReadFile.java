package dev.codefactory.quality.imports.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceQuery;
import dev.codefactory.quality.source.SourceReader;
import dev.codefactory.quality.source.SourceTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the text of one file says about its place among the others.
 *
 * @param imports in source order
 */
public record ReadFile(CodeFile file, List<Import> imports, Namespace namespace) {

    private static final Map<Grammar, SourceQuery> QUERIES = Arrays.stream(Grammar.values())
            .collect(Collectors.toUnmodifiableMap(
                    grammar -> grammar,
                    grammar -> new SourceQuery(grammar, ImportSyntax.of(grammar).patterns())));

    /** Empty when no grammar reads the file. */
    public static Optional<ReadFile> of(CodeFile file) {
        return Grammar.reading(file).flatMap(grammar -> switch (new SourceReader()
                .read(file.content(), Objects.requireNonNull(QUERIES.get(grammar)))) {
            case Reading.Tree(var tree) -> Optional.of(read(file, tree, ImportSyntax.of(grammar)));
            case Reading.Unreadable _ -> Optional.empty();
        });
    }

    private static ReadFile read(CodeFile file, SourceTree tree, ImportSyntax syntax) {
        var imports = tree.matches().stream()
                .map(match -> match.captures().get("import"))
                .flatMap((SourceNode node) -> Optional.ofNullable(node).stream())
                .flatMap(node -> syntax.read(node).stream())
                .distinct()
                .toList();
        return new ReadFile(file, imports, syntax.namespace(tree.root()));
    }
}
