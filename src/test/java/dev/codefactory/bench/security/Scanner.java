package dev.codefactory.bench.security;

import java.util.List;
import java.util.Optional;

/** Something that says which code is weak. */
interface Scanner {

    /** The word before its figures; empty for the product's own rules. */
    String prefix();

    boolean reads(String language);

    /** Empty when it is not there or broke. */
    Optional<Verdicts> judge(List<Snippet> snippets) throws InterruptedException;
}
