package dev.codefactory.session.metrics;

import dev.codefactory.code.CodePath;
import dev.codefactory.quality.FileMetrics;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one file in one revision.
 *
 * @param metrics what was counted in it; all 0 when it is no source code or could not be read
 * @param coverage the share of its lines that the tests ran, from 0 to 1, or null when that was not measured
 */
public record FileFigures(
        CodePath path, FileMetrics metrics, @Nullable Double coverage, FindingCounts findings) {

    /** The complexity of all its functions together. */
    public int totalComplexity() {
        return Math.toIntExact(Math.round(metrics.meanComplexity() * metrics.functions()));
    }
}
