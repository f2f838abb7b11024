package dev.codefactory.session.metrics.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.metrics.FileFigures;
import dev.codefactory.session.metrics.FindingCounts;
import dev.codefactory.session.metrics.Revisions;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}/metrics")
@Tag(name = "Executions")
class MetricsController {

    private final Revisions revisions;

    MetricsController(Revisions revisions) {
        this.revisions = revisions;
    }

    /** All of them; there are never more than a few. */
    record RevisionList(List<RevisionResponse> items) {}

    record FileFiguresResponse(
            String path,

            @Schema(
                    description =
                            "Lines that are not blank; 0, as all that follows, in a file that cannot be measured.")
            int lines,

            int functions,

            @Schema(description = "The complexity of the most complex function.")
            int maxComplexity,

            @Schema(description = "The complexity of all functions together.")
            int totalComplexity,

            @Schema(description = "The share of its code that stands elsewhere as well, from 0 to 1.")
            double duplication,

            @Schema(description = "The share of lines that the tests ran; null when that was not measured.") @Nullable
            Double coverage,

            FindingCounts findings) {

        private static FileFiguresResponse of(FileFigures file) {
            return new FileFiguresResponse(
                    file.path().value(),
                    file.metrics().lines(),
                    file.metrics().functions(),
                    file.metrics().maxComplexity(),
                    file.totalComplexity(),
                    file.metrics().duplication(),
                    file.coverage(),
                    file.findings());
        }
    }

    @Operation(
            summary = "See how the figures went",
            description = "Those of all files together, for each revision that was judged, the first one first.")
    @GetMapping
    RevisionList list(Owner owner, @PathVariable UUID id) {
        return new RevisionList(revisions.list(owner, new ExecutionId(id)).stream()
                .map(RevisionResponse::of)
                .toList());
    }

    @Operation(summary = "See the figures of each file of a revision", description = "By path.")
    @GetMapping("/{stepId}")
    Page<FileFiguresResponse> files(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "The step that judged the revision.") @PathVariable UUID stepId,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 1_000)
                    String after) {
        var rest = revisions.get(owner, new ExecutionId(id), stepId).files().stream()
                .filter(file -> after == null || file.path().value().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rest, limit, file -> file.path().value()).map(FileFiguresResponse::of);
    }
}
