package dev.codefactory.quality.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file as its grammar sees it.
 *
 * @param matches where the patterns of the query matched, in source order
 */
public record SourceTree(SourceNode root, List<Match> matches) {

    /**
     * One match of one pattern.
     *
     * @param pattern the pattern's place in its query
     * @param captures the first node of each capture name
     */
    public record Match(int pattern, Map<String, SourceNode> captures) {

        public Match {
            captures = Map.copyOf(captures);
        }
    }

    public SourceTree {
        matches = List.copyOf(matches);
    }

    /** The first syntax error, or empty when the grammar accepts the file. */
    public Optional<SourceNode> firstError() {
        return root.walk().filter(SourceNode::broken).findFirst();
    }
}
