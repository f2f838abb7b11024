package dev.codefactory.quality.tests;

/**
 * One test as its runner reports it.
 *
 * @param name what people call it, with the class or file it belongs to
 * @param message why it failed or was skipped; empty when it passed
 */
record TestCase(String name, Outcome outcome, String message) {

    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }
}
