package dev.codefactory.quality.tests.mutation;

/**
 * One small thing that makes a function wrong.
 *
 * @param line where it is, counted from 1
 */
record Mutation(Kind kind, Edit edit, int line) {

    /** What is made wrong; the most telling first. */
    enum Kind {
        COMPARISON,
        ARITHMETIC,
        CONSTANT,
        LOGIC,
        CONDITION,
        BOUNDARY
    }
}
