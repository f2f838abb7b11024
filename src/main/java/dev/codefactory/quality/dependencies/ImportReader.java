package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceQuery;
import dev.codefactory.quality.source.SourceReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the imports of files of one grammar. */
final class ImportReader {

    private static final Pattern PREPARED =
            Pattern.compile("except[^:]*\\b(ImportError|ModuleNotFoundError)\\b|catch\\b");

    private final SourceReader reader = new SourceReader();
    private final Ecosystem ecosystem;
    private final SourceQuery query;

    ImportReader(Grammar grammar, Ecosystem ecosystem) {
        this.ecosystem = ecosystem;
        this.query = new SourceQuery(grammar, ecosystem.patterns());
    }

    /** In source order; empty when the file cannot be read. */
    Optional<List<Import>> read(String content) {
        return switch (reader.read(content, query)) {
            case Reading.Tree(var tree) ->
                Optional.of(tree.matches().stream()
                        .map(match -> match.captures().get("name"))
                        .flatMap(node -> Optional.ofNullable(node).stream())
                        .map(this::read)
                        .distinct()
                        .toList());
            case Reading.Unreadable _ -> Optional.empty();
        };
    }

    private Import read(SourceNode node) {
        var prepared = node.ancestry().stream()
                .filter(around -> around.type().equals("try_statement"))
                .anyMatch(around -> PREPARED.matcher(around.text()).find());
        return new Import(ecosystem.nameIn(node.text()), node.line(), prepared);
    }
}
