package dev.codefactory.quality;

/**
 * The measures a tree must reach.
 *
 * @param minTestCoverage the share of lines that the tests of a delivery must run, from 0 to 1
 */
public record Thresholds(double minTestCoverage) {

    public static final Thresholds DEFAULT = new Thresholds(0.8);

    public Thresholds {
        if (!(minTestCoverage >= 0 && minTestCoverage <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + minTestCoverage);
        }
    }
}
