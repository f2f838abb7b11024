package dev.codefactory.quality;

import java.util.Set;

/** Runs tests on code they were not written for. Neither is judged: what comes of it only tells how far several trees agree. */
@FunctionalInterface
public interface CrossRuns {

    /**
     * The names of the tests that pass; none where they could not be run, or where the code changes how tests are judged.
     *
     * @throws InterruptedException when the calling thread is interrupted; nothing keeps running then
     */
    Set<String> passed(QualityRequest request) throws InterruptedException;
}
