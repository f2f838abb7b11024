package dev.codefactory.quality.source;

/** What came of reading a text. */
public sealed interface Reading {

    /** It was read; the tree may hold errors. */
    record Tree(SourceTree tree) implements Reading {}

    /** It was not read, so nothing is known of it. */
    record Unreadable(String reason) implements Reading {}
}
