package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodePath;
import java.util.SequencedSet;

/** Where an import leads, as far as the tree alone can tell. */
public sealed interface Target {

    /**
     * Into the project.
     *
     * @param files the files it leads to; none when only the name is known to be the project's own
     */
    record Project(SequencedSet<CodePath> files) implements Target {}

    /** To a place of the project where nothing is. */
    record Missing() implements Target {}

    /** Out of the project. */
    record Elsewhere() implements Target {}
}
