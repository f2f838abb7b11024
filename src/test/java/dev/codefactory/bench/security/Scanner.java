package dev.codefactory.bench.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that says which code is weak. */
interface Scanner {

    /** The word before its figures; empty for the product's own rules. */
    String prefix();

    boolean reads(String language);

    /** The ids of those it flags at medium severity or above; empty when it is not there or broke. */
    Optional<Set<String>> flagged(List<Snippet> snippets) throws InterruptedException;
}
