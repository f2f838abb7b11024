package dev.codefactory.quality;

/** Judges a file tree by machine: nothing a model says enters into it. */
public interface QualityAnalyzer {

    /**
     * Runs every check that applies and says which could not be run.
     *
     * @throws InterruptedException when the calling thread is interrupted; nothing keeps running then
     */
    QualityReport analyze(QualityRequest request) throws InterruptedException;
}
