package dev.codefactory.session.web;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.repair.Fingerprint;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.repair.Patch;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.session.web.ExecutionResponse.FindingResponse;
import dev.codefactory.session.web.ExecutionResponse.GateResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One round of repair as JSON: the issue, the fix and the evidence. */
record ImprovementResponse(
        @Schema(description = "The round that brought it, from 1.", example = "1")
        int number,

        @Schema(description = "What became of it.") Improvement.Status status,

        @Schema(description = "What was wrong, the gravest first.")
        List<Problem> problems,

        List<IssueResponse> issues,
        FixResponse fix,
        EvidenceResponse evidence) {

    record IssueResponse(
            @Schema(description = "The same for the same finding wherever it moves to.", example = "3f1c0a9be7d2a440")
            String fingerprint,

            FindingResponse finding,

            @Schema(description = "Whether the checks no longer find it; null when they were not asked.") @Nullable
            Boolean resolved) {}

    record FixResponse(
            List<String> files,

            @Schema(description = "What was changed, as a unified diff; empty when nothing was.")
            String diff) {}

    record EvidenceResponse(
            @Schema(description = "The gates of the files it was made for.")
            List<GateResponse> before,

            @Schema(description = "The gates of the files with it; empty when they were not checked.")
            List<GateResponse> after,

            @Schema(description = "What is wrong only with it.")
            List<FindingResponse> introduced) {}

    static ImprovementResponse of(Improvement improvement) {
        var patch = Patch.of(improvement);
        var after = improvement.after();
        return new ImprovementResponse(
                improvement.number(),
                improvement.status(),
                improvement.problems(),
                improvement.before().findings().stream()
                        .map(finding -> issue(finding, after))
                        .toList(),
                new FixResponse(patch.paths().stream().map(CodePath::value).toList(), patch.unified()),
                new EvidenceResponse(
                        gates(improvement.before()),
                        after == null ? List.of() : gates(after),
                        after == null ? List.of() : introduced(improvement.before(), after)));
    }

    private static IssueResponse issue(Finding finding, @Nullable Checks after) {
        var resolved = after == null ? null : !has(after, finding);
        return new IssueResponse(Fingerprint.of(finding), FindingResponse.of(finding), resolved);
    }

    private static List<FindingResponse> introduced(Checks before, Checks after) {
        return after.findings().stream()
                .filter(finding -> !has(before, finding))
                .map(FindingResponse::of)
                .toList();
    }

    private static boolean has(Checks checks, Finding finding) {
        var fingerprint = Fingerprint.of(finding);
        return checks.findings().stream().map(Fingerprint::of).anyMatch(fingerprint::equals);
    }

    private static List<GateResponse> gates(Checks checks) {
        return checks.gates().stream()
                .map(gate -> new GateResponse(gate.name(), gate.status(), gate.reason()))
                .toList();
    }
}
