package dev.codefactory.quality.source;

import java.util.List;
import org.treesitter.TSException;
import org.treesitter.TSQuery;

/** Tree-sitter patterns of one grammar, merged so that a tree is searched once for all of them. */
public final class SourceQuery {

    private final Grammar grammar;
    private final String patterns;

    /**
     * @param patterns each exactly one pattern; a match names it by its place in this list
     * @throws IllegalArgumentException when a pattern does not fit the grammar
     */
    public SourceQuery(Grammar grammar, List<String> patterns) {
        patterns.forEach(pattern -> requireOnePattern(grammar, pattern));
        this.grammar = grammar;
        this.patterns = String.join("\n", patterns);
    }

    /** Patterns are our own, so this process may look at them. */
    private static void requireOnePattern(Grammar grammar, String pattern) {
        try (var query = new TSQuery(grammar.load(), pattern)) {
            if (query.getPatternCount() != 1) {
                throw new IllegalArgumentException("not exactly one pattern: " + pattern);
            }
        } catch (TSException unfit) {
            throw new IllegalArgumentException(grammar + " does not know this pattern: " + pattern, unfit);
        }
    }

    Grammar grammar() {
        return grammar;
    }

    String patterns() {
        return patterns;
    }
}
