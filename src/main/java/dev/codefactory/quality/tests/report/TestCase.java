package dev.codefactory.quality.tests.report;

/**
 * One test as its runner reports it.
 *
 * @param name what people call it, with the class or file it belongs to
 * @param message why it failed or was skipped; empty when it passed
 */
public record TestCase(String name, Outcome outcome, String message) {

    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }
}
