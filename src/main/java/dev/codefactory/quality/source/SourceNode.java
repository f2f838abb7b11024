package dev.codefactory.quality.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One node of a syntax tree, copied out of native memory. Equality is identity. */
public final class SourceNode {

    private final byte[] source;
    private final Span span;
    private final @Nullable SourceNode parent;
    private final List<SourceNode> children = new ArrayList<>();

    /**
     * Where a node is and what it is called.
     *
     * @param type the grammar's name for it
     * @param field the name its parent gives it, empty when it gives none
     * @param named false for punctuation and operators
     * @param broken an error, or a token the parser had to invent
     * @param start first byte, in UTF-8
     * @param end byte after the last
     * @param line first line, counted from 1
     */
    record Span(String type, String field, boolean named, boolean broken, int start, int end, int line) {}

    SourceNode(byte[] source, Span span, @Nullable SourceNode parent) {
        this.source = source;
        this.span = span;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    public String type() {
        return span.type();
    }

    public int line() {
        return span.line();
    }

    /** The line of its last byte, counted from 1. */
    public int lastLine() {
        var last = span.line();
        for (var index = span.start(); index < span.end() - 1; index++) {
            last += source[index] == '\n' ? 1 : 0;
        }
        return last;
    }

    /** The first byte of this node in the file, in UTF-8; it orders the nodes of one file. */
    public int start() {
        return span.start();
    }

    /** The byte after its last one, counted as {@link #start} is. */
    public int end() {
        return span.end();
    }

    /** Whether this node is a syntax error or stands for a missing token. */
    public boolean broken() {
        return span.broken();
    }

    public String text() {
        return new String(source, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
    }

    public Optional<SourceNode> parent() {
        return Optional.ofNullable(parent);
    }

    /** The children that are more than punctuation. */
    public List<SourceNode> children() {
        return children.stream().filter(child -> child.span.named()).toList();
    }

    /** Every child, punctuation and operators among them. */
    public List<SourceNode> tokens() {
        return Collections.unmodifiableList(children);
    }

    /** The first child with one of the given field names. */
    public Optional<SourceNode> field(String... names) {
        for (var name : names) {
            for (var child : children) {
                if (child.span.field().equals(name)) {
                    return Optional.of(child);
                }
            }
        }
        return Optional.empty();
    }

    /** This node and everything below it, parents before children, in source order. */
    public Stream<SourceNode> walk() {
        var found = new ArrayList<SourceNode>();
        var open = new ArrayDeque<SourceNode>();
        open.push(this);
        while (!open.isEmpty()) {
            var node = open.pop();
            found.add(node);
            node.children.reversed().forEach(open::push);
        }
        return found.stream();
    }

    /** This node and what encloses it, innermost first. */
    public List<SourceNode> ancestry() {
        var found = new ArrayList<SourceNode>();
        for (@Nullable SourceNode node = this; node != null; node = node.parent) {
            found.add(node);
        }
        return Collections.unmodifiableList(found);
    }

    Span span() {
        return span;
    }

    /** The type and line only: the text may be long. */
    @Override
    public String toString() {
        return span.type() + "@" + span.line();
    }
}
