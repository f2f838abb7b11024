package dev.codefactory.session.metrics.web;

import dev.codefactory.quality.QualityReport.TestRun;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.metrics.FileFigures;
import dev.codefactory.session.metrics.FindingCounts;
import dev.codefactory.session.metrics.Revision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The figures of all files of a revision together, as JSON. */
public record RevisionResponse(
        @Schema(description = "The step that judged it.") UUID stepId,

        @Schema(description = "0 for the first answer, then the number of the round of repair.")
        int round,

        @Nullable Instant judgedAt,
        Verdict verdict,
        int files,

        @Schema(description = "Lines that are not blank.") int lines,

        int functions,

        @Schema(description = "The complexity of the most complex function.")
        int maxComplexity,

        @Schema(description = "The complexity of all functions together.")
        int totalComplexity,

        @Schema(description = "The share of code that stands elsewhere as well, from 0 to 1.")
        double duplication,

        @Schema(description = "The share of lines that the tests ran; null when that was not measured.") @Nullable
        Double coverage,

        @Nullable TestsResponse tests,
        FindingCounts findings) {

    public record TestsResponse(int passed, int failed, int skipped) {

        private static @Nullable TestsResponse of(@Nullable TestRun tests) {
            return tests == null ? null : new TestsResponse(tests.passed(), tests.failed(), tests.skipped());
        }
    }

    public static RevisionResponse of(Revision revision) {
        var files = revision.files();
        var lines = files.stream().mapToInt(file -> file.metrics().lines()).sum();
        var duplicated = files.stream()
                .mapToDouble(
                        file -> file.metrics().duplication() * file.metrics().lines())
                .sum();
        return new RevisionResponse(
                revision.step(),
                revision.round(),
                revision.judgedAt(),
                revision.verdict(),
                files.size(),
                lines,
                files.stream().mapToInt(file -> file.metrics().functions()).sum(),
                files.stream()
                        .mapToInt(file -> file.metrics().maxComplexity())
                        .max()
                        .orElse(0),
                files.stream().mapToInt(FileFigures::totalComplexity).sum(),
                lines == 0 ? 0 : duplicated / lines,
                revision.coverage().orElse(null),
                TestsResponse.of(revision.report().tests()),
                revision.findings());
    }
}
