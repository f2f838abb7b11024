package dev.codefactory.prompt.web;

import dev.codefactory.prompt.Interval;
import dev.codefactory.prompt.trial.Comparison;
import dev.codefactory.prompt.trial.Status;
import dev.codefactory.prompt.trial.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial as callers see it. */
record TrialResponse(
        UUID id,
        String step,
        String language,
        String family,
        Status status,

        @Schema(description = "How it ended; empty while it runs.")
        String reason,

        double share,
        int minRuns,
        boolean autoPromote,
        ArmResponse champion,
        ArmResponse challenger,

        @Schema(description = "The challenger after it was promoted.")
        ArmResponse guard,

        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    @Schema(description = "How one version does, by the executions that have ended with a verdict.")
    record ArmResponse(
            int version,
            int runs,

            @Schema(description = "How many were verified.") int passed,

            @Schema(description = "Their share, with the bounds of its 95 % confidence interval.")
            Interval passRate,

            @Schema(description = "Rounds of repair, on average.")
            double repairs,

            @Schema(description = "From begin to end, on average.")
            double seconds) {

        private static ArmResponse of(int version, Tally tally) {
            return new ArmResponse(
                    version, tally.runs(), tally.passed(), tally.passRate(), tally.repairs(), tally.seconds());
        }
    }

    static TrialResponse of(Comparison seen) {
        var trial = seen.trial();
        return new TrialResponse(
                trial.id(),
                trial.key().step(),
                trial.key().language(),
                trial.key().family(),
                trial.status(),
                trial.reason(),
                trial.share(),
                trial.minRuns(),
                trial.autoPromote(),
                ArmResponse.of(trial.champion(), seen.champion()),
                ArmResponse.of(trial.challenger(), seen.challenger()),
                ArmResponse.of(trial.challenger(), seen.guard()),
                trial.createdBy(),
                trial.createdAt(),
                trial.endedAt());
    }
}
