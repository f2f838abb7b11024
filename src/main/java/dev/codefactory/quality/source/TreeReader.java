package dev.codefactory.quality.source;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an answer that {@link TreeWriter} wrote. Used once. */
final class TreeReader {

    private record Symbol(String type, boolean named) {}

    private final byte[] source;
    private final DataInputStream in;
    private final int[] lineStarts;
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final List<SourceNode> nodes = new ArrayList<>();
    private final List<SourceTree.Match> matches = new ArrayList<>();

    /** Nodes that are open, the innermost first. */
    private final Deque<SourceNode> open = new ArrayDeque<>();

    private TreeReader(byte[] source, byte[] answer) {
        this.source = source;
        this.in = new DataInputStream(new ByteArrayInputStream(answer));
        this.lineStarts = lineStarts(source);
    }

    /** @throws IOException when the answer is not one */
    static Reading read(byte[] source, byte[] answer) throws IOException {
        try {
            return new TreeReader(source, answer).reading();
        } catch (RuntimeException nonsense) {
            throw new IOException("a tree that is none", nonsense);
        }
    }

    private Reading reading() throws IOException {
        if (in.readByte() != TreeWriter.TREE) {
            return new Reading.Unreadable(in.readUTF());
        }
        while (true) {
            switch (in.readByte()) {
                case TreeWriter.NODE -> readNode();
                case TreeWriter.MATCH -> readMatch();
                case TreeWriter.END -> {
                    return new Reading.Tree(new SourceTree(nodes.getFirst(), matches));
                }
                default -> throw new IOException("neither node nor match");
            }
        }
    }

    private void readNode() throws IOException {
        var symbol = readSymbol();
        var field = readField();
        var depth = in.readInt();
        var broken = in.readBoolean();
        var start = in.readInt();
        var end = in.readInt();
        var span = new SourceNode.Span(symbol.type(), field, symbol.named(), broken, start, end, line(start));
        while (open.size() > depth) {
            open.pop();
        }
        @Nullable SourceNode parent = open.peek();
        var node = new SourceNode(source, span, parent);
        nodes.add(node);
        open.push(node);
    }

    private Symbol readSymbol() throws IOException {
        var number = in.readUnsignedShort();
        if (number == symbols.size()) {
            symbols.add(new Symbol(in.readUTF().intern(), in.readBoolean()));
        }
        return symbols.get(number);
    }

    private String readField() throws IOException {
        var number = in.readUnsignedShort();
        if (number == fields.size()) {
            fields.add(in.readUTF().intern());
        }
        return fields.get(number);
    }

    private void readMatch() throws IOException {
        var pattern = in.readInt();
        var captures = new HashMap<String, SourceNode>();
        for (var left = in.readInt(); left > 0; left--) {
            captures.put(in.readUTF(), nodes.get(in.readInt()));
        }
        matches.add(new SourceTree.Match(pattern, captures));
    }

    private int line(int offset) {
        var place = Arrays.binarySearch(lineStarts, offset);
        return place >= 0 ? place + 1 : -place - 1;
    }

    private static int[] lineStarts(byte[] source) {
        var starts = new int[64];
        var lines = 1;
        for (var index = 0; index < source.length; index++) {
            if (source[index] == '\n') {
                starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
                starts[lines++] = index + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }
}
