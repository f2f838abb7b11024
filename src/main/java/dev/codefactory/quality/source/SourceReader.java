package dev.codefactory.quality.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSReader;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * Reads source text with tree-sitter. Native objects never leave a call: a node used after its tree was freed, or a parser used by two
 * threads, brings the whole process down.
 */
public final class SourceReader {

    /** Larger files are not read. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);
    private static final int CHUNK_BYTES = 64 * 1024;

    private final long limitNanos;

    public SourceReader() {
        this(DEFAULT_LIMIT);
    }

    /** @param limit the time one file may take; some inputs keep a grammar busy for ever */
    public SourceReader(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** The tree of a text, or why it could not be read. */
    public Reading read(Grammar grammar, String text) {
        return read(grammar, text, null);
    }

    /** The tree of a text and where a query of the same grammar matches it, or why it could not be read. */
    public Reading read(String text, SourceQuery query) {
        return read(query.grammar(), text, query);
    }

    private Reading read(Grammar grammar, String text, @Nullable SourceQuery query) {
        // Encoding replaces lone surrogates, which the native parser refuses.
        var source = text.getBytes(StandardCharsets.UTF_8);
        if (source.length > MAX_BYTES) {
            return new Reading.Unreadable("larger than " + MAX_BYTES / 1024 + " KiB");
        }
        var deadline = System.nanoTime() + limitNanos;
        try (var parser = new TSParser()) {
            parser.setLanguage(grammar.load());
            return parse(parser, source, deadline)
                    .<Reading>map(tree -> copy(tree, source, query))
                    .orElseGet(() -> new Reading.Unreadable("took too long to parse"));
        }
    }

    private static Optional<TSTree> parse(TSParser parser, byte[] source, long deadline) {
        TSReader reader = (buffer, offset, _) -> {
            var length = Math.clamp(source.length - offset, 0, buffer.length);
            System.arraycopy(source, Math.min(offset, source.length), buffer, 0, length);
            return length;
        };
        return Optional.ofNullable(parser.parseWithOptions(
                new byte[CHUNK_BYTES],
                null,
                reader,
                TSInputEncoding.TSInputEncodingUTF8,
                _ -> System.nanoTime() > deadline || Thread.currentThread().isInterrupted()));
    }

    private static Reading copy(TSTree tree, byte[] source, @Nullable SourceQuery query) {
        try (tree) {
            var nodes = new HashMap<Place, SourceNode>();
            var root = copyNodes(tree.getRootNode(), source, nodes);
            var matches = query == null ? List.<SourceTree.Match>of() : matches(tree, source, query, nodes);
            return new Reading.Tree(new SourceTree(root, matches));
        }
    }

    /** What tells one node from another outside of native memory; a chain of equal ones is one node for every purpose here. */
    private record Place(String type, int start, int end) {

        static Place of(TSNode node) {
            return new Place(node.getType(), node.getStartByte(), node.getEndByte());
        }
    }

    /** A loop and not a recursion: code can nest deeper than a stack. */
    private static SourceNode copyNodes(TSNode top, byte[] source, Map<Place, SourceNode> nodes) {
        try (var cursor = new TSTreeCursor(top)) {
            var root = copyNode(cursor, source, null, nodes);
            var current = root;
            while (true) {
                if (cursor.gotoFirstChild()) {
                    current = copyNode(cursor, source, current, nodes);
                    continue;
                }
                while (!cursor.gotoNextSibling()) {
                    if (!cursor.gotoParent()) {
                        return root;
                    }
                    current = current.parent().orElse(root);
                }
                current = copyNode(cursor, source, current.parent().orElse(root), nodes);
            }
        }
    }

    private static SourceNode copyNode(
            TSTreeCursor cursor, byte[] source, @Nullable SourceNode parent, Map<Place, SourceNode> nodes) {
        var node = cursor.currentNode();
        var place = Place.of(node);
        @Nullable String field = cursor.currentFieldName();
        var span = new SourceNode.Span(
                place.type(),
                field == null ? "" : field,
                node.isNamed(),
                node.isError() || node.isMissing(),
                place.start(),
                place.end(),
                node.getStartPoint().getRow() + 1);
        var copy = new SourceNode(source, span, parent);
        nodes.putIfAbsent(place, copy);
        return copy;
    }

    private static List<SourceTree.Match> matches(
            TSTree tree, byte[] source, SourceQuery query, Map<Place, SourceNode> nodes) {
        var found = new ArrayList<SourceTree.Match>();
        try (var cursor = new TSQueryCursor()) {
            cursor.exec(query.compiled(), tree.getRootNode(), new String(source, StandardCharsets.UTF_8));
            var match = new TSQueryMatch();
            while (cursor.nextMatch(match)) {
                var captures = new HashMap<String, SourceNode>();
                for (var capture : match.getCaptures()) {
                    var node = nodes.get(Place.of(capture.getNode()));
                    if (node != null) {
                        captures.putIfAbsent(query.compiled().getCaptureNameForId(capture.getIndex()), node);
                    }
                }
                found.add(new SourceTree.Match(match.getPatternIndex(), captures));
            }
        }
        return found;
    }
}
