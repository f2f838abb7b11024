package dev.codefactory.quality.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSReader;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * Reads with tree-sitter, in a process of its own. Native objects never leave a call: a node used after its tree was freed, or a parser used
 * by two threads, brings the process down. For one thread only.
 */
final class NativeReader {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Map<Grammar, TSLanguage> languages = new EnumMap<>(Grammar.class);
    private final Map<Grammar, Map<String, TSQuery>> queries = new EnumMap<>(Grammar.class);

    /** The text as a tree, written to the answer, or why there is none. */
    void read(ReadRequest request, TreeWriter answer) {
        var deadline = System.nanoTime() + request.limit().toNanos();
        try (var parser = new TSParser()) {
            parser.setLanguage(language(request.grammar()));
            @Nullable TSTree tree = parse(parser, request.source(), deadline);
            if (tree == null) {
                answer.unreadable("took too long to parse");
                return;
            }
            try (tree) {
                answer.tree();
                copy(tree, request, deadline, answer);
            }
        }
    }

    private TSLanguage language(Grammar grammar) {
        return languages.computeIfAbsent(grammar, Grammar::load);
    }

    private TSQuery query(Grammar grammar, String patterns) {
        return queries.computeIfAbsent(grammar, _ -> new HashMap<>())
                .computeIfAbsent(patterns, text -> new TSQuery(language(grammar), text));
    }

    private static @Nullable TSTree parse(TSParser parser, byte[] source, long deadline) {
        TSReader reader = (buffer, offset, _) -> {
            var length = Math.clamp(source.length - offset, 0, buffer.length);
            System.arraycopy(source, Math.min(offset, source.length), buffer, 0, length);
            return length;
        };
        return parser.parseWithOptions(
                new byte[CHUNK_BYTES],
                null,
                reader,
                TSInputEncoding.TSInputEncodingUTF8,
                _ -> System.nanoTime() > deadline);
    }

    /** What tells one node from another outside of native memory; a chain of equal ones is one node for every purpose here. */
    private record Place(int symbol, int start, int end) {

        static Place of(TSNode node) {
            return new Place(node.getSymbol(), node.getStartByte(), node.getEndByte());
        }
    }

    private record Captured(int pattern, Map<String, Place> places) {}

    private void copy(TSTree tree, ReadRequest request, long deadline, TreeWriter answer) {
        var captured = request.query().isEmpty() ? List.<Captured>of() : search(tree, request, deadline);
        var wanted = new HashMap<Place, Integer>();
        captured.forEach(match -> match.places().values().forEach(place -> wanted.put(place, -1)));
        copyNodes(tree, language(request.grammar()), wanted, deadline, answer);
        if (System.nanoTime() > deadline) {
            answer.unreadable("took too long to parse"); // what was searched and copied until then may not be all
            return;
        }
        for (var match : captured) {
            answer.match(match.pattern(), indexes(match, wanted));
        }
    }

    private static Map<String, Integer> indexes(Captured match, Map<Place, Integer> wanted) {
        var found = new HashMap<String, Integer>();
        match.places().forEach((name, place) -> {
            var index = wanted.getOrDefault(place, -1);
            if (index >= 0) {
                found.put(name, index);
            }
        });
        return found;
    }

    private List<Captured> search(TSTree tree, ReadRequest request, long deadline) {
        var query = query(request.grammar(), request.query());
        var found = new ArrayList<Captured>();
        try (var cursor = new TSQueryCursor()) {
            cursor.execWithOptions(query, tree.getRootNode(), request.text(), _ -> System.nanoTime() > deadline);
            var match = new TSQueryMatch();
            while (cursor.nextMatch(match)) {
                var places = new HashMap<String, Place>();
                for (var capture : match.getCaptures()) {
                    places.putIfAbsent(query.getCaptureNameForId(capture.getIndex()), Place.of(capture.getNode()));
                }
                found.add(new Captured(match.getPatternIndex(), places));
            }
        }
        return found;
    }

    /** A loop and not a recursion: code can nest deeper than a stack. */
    private static void copyNodes(
            TSTree tree, TSLanguage language, Map<Place, Integer> wanted, long deadline, TreeWriter answer) {
        try (var cursor = new TSTreeCursor(tree.getRootNode())) {
            var depth = 0;
            do {
                copyNode(cursor, depth, language, wanted, answer);
                if (cursor.gotoFirstChild()) {
                    depth++;
                    continue;
                }
                while (!cursor.gotoNextSibling()) {
                    if (!cursor.gotoParent()) {
                        return;
                    }
                    depth--;
                }
            } while (answer.hasRoom() && System.nanoTime() < deadline);
        }
    }

    private static void copyNode(
            TSTreeCursor cursor, int depth, TSLanguage language, Map<Place, Integer> wanted, TreeWriter answer) {
        var node = cursor.currentNode();
        var place = Place.of(node);
        var broken = place.symbol() == TreeWriter.ERROR || (place.start() == place.end() && node.isMissing());
        var index = answer.node(
                new TreeWriter.Node(place.symbol(), cursor.currentFieldId(), depth, broken, place.start(), place.end()),
                language);
        if (!wanted.isEmpty()) {
            wanted.computeIfPresent(place, (_, known) -> known < 0 ? index : known);
        }
    }
}
