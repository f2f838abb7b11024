package dev.codefactory.quality.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;

/**
 * Writes an answer as {@link TreeReader} reads it: a word for its kind, then the nodes, parents before children, then the matches. A name is
 * spelled out where it is used first and has a number from there on.
 */
final class TreeWriter {

    /** The symbol of a syntax error. */
    static final int ERROR = 0xFFFF;

    /** More than any text of a megabyte has that people read. */
    static final int MAX_NODES = 500_000;

    static final int TREE = 1;
    static final int UNREADABLE = 2;
    static final int NODE = 3;
    static final int MATCH = 4;
    static final int END = 5;

    /** @param depth how many nodes enclose it */
    record Node(int symbol, int field, int depth, boolean broken, int start, int end) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Integer, Integer> symbols = new HashMap<>();
    private final Map<Integer, Integer> fields = new HashMap<>();
    private int nodes;

    /** Takes back whatever was written. */
    void unreadable(String reason) {
        bytes.reset();
        write(() -> {
            out.writeByte(UNREADABLE);
            out.writeUTF(reason);
        });
    }

    void tree() {
        write(() -> out.writeByte(TREE));
    }

    boolean hasRoom() {
        return nodes < MAX_NODES;
    }

    /** Writes a node and answers its number. */
    int node(Node node, TSLanguage language) {
        write(() -> {
            out.writeByte(NODE);
            symbol(node.symbol(), language);
            field(node.field(), language);
            out.writeInt(node.depth());
            out.writeBoolean(node.broken());
            out.writeInt(node.start());
            out.writeInt(node.end());
        });
        return nodes++;
    }

    private void symbol(int symbol, TSLanguage language) throws IOException {
        @Nullable Integer known = symbols.putIfAbsent(symbol, symbols.size());
        out.writeShort(known == null ? symbols.size() - 1 : known);
        if (known == null) {
            out.writeUTF(symbol == ERROR ? "ERROR" : language.symbolName(symbol));
            out.writeBoolean(symbol == ERROR || language.symbolType(symbol) == TSSymbolType.TSSymbolTypeRegular);
        }
    }

    private void field(int field, TSLanguage language) throws IOException {
        @Nullable Integer known = fields.putIfAbsent(field, fields.size());
        out.writeShort(known == null ? fields.size() - 1 : known);
        if (known == null) {
            out.writeUTF(field == 0 ? "" : language.fieldNameForId(field));
        }
    }

    /** @param captures the numbers of the captured nodes */
    void match(int pattern, Map<String, Integer> captures) {
        write(() -> {
            out.writeByte(MATCH);
            out.writeInt(pattern);
            out.writeInt(captures.size());
            for (var capture : captures.entrySet()) {
                out.writeUTF(capture.getKey());
                out.writeInt(capture.getValue());
            }
        });
    }

    /** The whole answer. */
    byte[] finished() {
        if (!hasRoom()) {
            unreadable("has more than %d nodes".formatted(MAX_NODES));
        }
        write(() -> out.writeByte(END));
        return bytes.toByteArray();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
