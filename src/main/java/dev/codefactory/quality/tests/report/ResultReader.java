package dev.codefactory.quality.tests.report;

import java.util.List;
import java.util.Optional;

/** Reads what a runner says. */
@FunctionalInterface
public interface ResultReader {

    /** The tests in the order reported, or empty when this is no whole report. */
    Optional<List<TestCase>> read(String content);
}
