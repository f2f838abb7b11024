package dev.codefactory.prompt.web;

import dev.codefactory.access.Caller;
import dev.codefactory.prompt.trial.Comparison;
import dev.codefactory.prompt.trial.Trial;
import dev.codefactory.prompt.trial.Trials;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prompts/trials")
@Tag(name = "Prompts")
class TrialController {

    private static final int USUAL_RUNS = 30;

    private final Trials trials;
    private final Admins admins;

    TrialController(Trials trials, Admins admins) {
        this.trials = trials;
        this.admins = admins;
    }

    @Schema(example = """
            {"step": "nlp_analysis", "challenger": 2, "share": 0.2, "min_runs": 30, "auto_promote": true}""")
    record TrialRequest(
            @Schema(description = "The step the prompt serves.") @NotNull @Size(max = 64)
            String step,

            @Schema(description = "The language of the prompt; any when left out.") @Nullable @Size(max = 64)
            String language,

            @Schema(description = "The family of models of the prompt; any when left out.") @Nullable @Size(max = 64)
            String family,

            @Schema(description = "The number of the version to try out.") @NotNull @Min(1)
            Integer challenger,

            @Schema(description = "Which part of the executions gets it; 0 when left out, for those that are replayed.")
            @Nullable
            @DecimalMin("0")
            @DecimalMax("0.5")
            Double share,

            @Schema(description = "How many executions of each a decision needs; 30 when left out.")
            @Nullable
            @Min(5)
            @Max(10_000)
            Integer minRuns,

            @Schema(
                    description = "Whether it is made effective when the lower bound of its pass rate is above the"
                            + " champion's rate, and taken back when it falls behind afterwards; false when left out.")
            @Nullable
            Boolean autoPromote) {

        private Trial.Draft draft(String by) {
            return new Trial.Draft(
                    challenger,
                    share == null ? 0 : share,
                    minRuns == null ? USUAL_RUNS : minRuns,
                    autoPromote != null && autoPromote,
                    by);
        }
    }

    @Operation(
            summary = "Try a version out against the effective one",
            description = "For admins. Which execution gets which is drawn from its id, so that it is the same on every"
                    + " node. Both are compared by the verdicts of executions that end.")
    @ApiResponse(responseCode = "201", description = "Begun; Location is its address")
    @ApiResponse(responseCode = "400", description = "The version is the effective one, or a field is out of bounds")
    @ApiResponse(responseCode = "403", description = "Only an admin may try prompts out")
    @ApiResponse(responseCode = "404", description = "There is no such prompt or version")
    @ApiResponse(responseCode = "409", description = "A trial of this prompt runs already")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TrialResponse> start(Caller caller, @Valid @RequestBody TrialRequest request) {
        var by = admins.require(caller);
        var key = PromptController.key(
                request.step(),
                request.language() == null ? "any" : request.language(),
                request.family() == null ? "any" : request.family());
        var trial = trials.start(key, request.draft(by));
        return ResponseEntity.created(
                        URI.create("/api/v1/prompts/trials/" + trial.trial().id()))
                .body(TrialResponse.of(trial));
    }

    @Operation(summary = "List trials, newest first")
    @GetMapping
    Page<TrialResponse> list(
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        return Page.of(
                        trials.list(after, limit + 1),
                        limit,
                        (Comparison seen) -> seen.trial().id())
                .map(TrialResponse::of);
    }

    @Operation(
            summary = "See how a trial goes",
            description = "Of each version how many executions ended, how many of these were verified (with the bounds"
                    + " of a 95 % confidence interval by Wilson), and repairs and seconds on average.")
    @GetMapping("/{trialId}")
    TrialResponse get(@PathVariable UUID trialId) {
        return TrialResponse.of(trials.get(trialId));
    }

    @Operation(summary = "Stop a trial", description = "For admins. The effective version stays.")
    @ApiResponse(responseCode = "200", description = "Stopped")
    @ApiResponse(responseCode = "403", description = "Only an admin may try prompts out")
    @ApiResponse(responseCode = "409", description = "It does not run")
    @PostMapping("/{trialId}/stop")
    TrialResponse stop(Caller caller, @PathVariable UUID trialId) {
        admins.require(caller);
        return TrialResponse.of(trials.stop(trialId));
    }

    @Operation(
            summary = "Promote the challenger",
            description = "For admins. It becomes the effective version, and is taken back should it do worse than the"
                    + " former champion did.")
    @ApiResponse(responseCode = "200", description = "Promoted; it is watched from here on")
    @ApiResponse(responseCode = "403", description = "Only an admin may try prompts out")
    @ApiResponse(responseCode = "409", description = "It does not run")
    @PostMapping("/{trialId}/promote")
    TrialResponse promote(Caller caller, @PathVariable UUID trialId) {
        admins.require(caller);
        return TrialResponse.of(trials.promote(trialId));
    }
}
