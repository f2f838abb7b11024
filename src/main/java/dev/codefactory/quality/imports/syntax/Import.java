package dev.codefactory.quality.imports.syntax;

import java.util.List;

/**
 * One import of one file.
 *
 * @param name what is imported, as its language writes it: {@code a.b} or {@code ..a}, {@code ./a}, {@code a.b.C} or {@code a.b.*},
 *     {@code crate::a::B}, {@code mod a}, {@code a/b.h}
 * @param members the names that are taken out of it, where the language says so
 * @param line counted from 1
 * @param local whether it can only mean a file of the project
 */
public record Import(String name, List<String> members, int line, Manner manner, boolean local) {

    /** What the names of Rust's module declarations begin with. */
    public static final String RUST_MODULE = "mod ";

    /** When an import is followed, and whether it must lead somewhere. */
    public enum Manner {
        /** As soon as the file is loaded. */
        AT_ONCE,
        /** Later or never: inside of a function, or for types only. */
        LATER,
        /** The file is prepared to go without it. */
        OPTIONAL
    }

    public Import {
        members = List.copyOf(members);
    }

    public boolean atOnce() {
        return manner == Manner.AT_ONCE;
    }
}
