package dev.codefactory.session.stats.web;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.prompt.Interval;
import dev.codefactory.session.stats.LedgerEntry;
import dev.codefactory.session.stats.LedgerEntry.PromptUsed;
import dev.codefactory.session.stats.LedgerEntry.Spread;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the executions of one combination. */
@Schema(example = """
        {"model": "qwen2.5-coder:7b", "template": "function", "prompt": null, "language": "python",
         "ended": 43, "verified": 30, "rejected": 6, "unverified": 2, "failed": 2, "cancelled": 2, "unjudged": 1,
         "verified_rate": {"lower": 0.598, "rate": 0.75, "upper": 0.858}, "audited": 12, "false_greens": 1,
         "false_green_rate": {"lower": 0.015, "rate": 0.083, "upper": 0.354}, "improvement_rounds": 0.6,
         "seconds_to_end": {"median": 41.2, "p95": 118.0}, "seconds_to_working_code": {"median": 36.9, "p95": 97.5},
         "calls": 131, "input_tokens": 214310, "output_tokens": 58204, "model_seconds": 1630.5, "watt_hours": 113.2,
         "tokens_per_second": 38.2}""")
record StatsResponse(
        @Schema(description = "The model that wrote the code; null when it was not asked for, or no model answered.")
        @Nullable
        String model,

        @Schema(description = "The template; null when it was not asked for.") @Nullable
        String template,

        @Schema(
                description =
                        "The prompt the code was asked for with; null when it was not asked for, or no model answered.")
        @Nullable
        PromptUsed prompt,

        @Schema(description = "The language; null when it was not asked for.") @Nullable
        CodeLanguage language,

        @Schema(description = "How many have ended; the six numbers that follow add up to it.")
        int ended,

        @Schema(description = "Every gate was green.") int verified,

        @Schema(description = "They completed with findings: a gate was red.")
        int rejected,

        @Schema(description = "No gate was red, but one was not run.")
        int unverified,

        @Schema(description = "They ended without a result.")
        int failed,

        int cancelled,

        @Schema(description = "They completed, and there was nothing to judge.")
        int unjudged,

        @Schema(
                description =
                        "Which part of the verified, rejected, unverified and failed ones was verified, and between"
                                + " which bounds the rate lies at a confidence of 95 % (Wilson); null when there are none.")
        @Nullable
        Interval verifiedRate,

        @Schema(description = "Verified ones that somebody looked at and audited.")
        int audited,

        @Schema(description = "Those of the audited ones that were wrong although they were verified.")
        int falseGreens,

        @Schema(description = "Which part of the audited ones was wrong, with its bounds; null when none was audited.")
        @Nullable
        Interval falseGreenRate,

        @Schema(description = "Rounds of repair, on average, of those that have a verdict; null when none has.")
        @Nullable
        Double improvementRounds,

        @Schema(description = "From the request to the end, of those that completed.")
        Spread secondsToEnd,

        @Schema(
                description = "From the request until every gate was green for the first time, of those that ended"
                        + " verified.")
        Spread secondsToWorkingCode,

        @Schema(description = "Steps that a model answered. Of a step that was tried again the last answer counts.")
        long calls,

        long inputTokens,
        long outputTokens,

        @Schema(description = "How long the steps took that a model answered.")
        double modelSeconds,

        @Schema(
                description =
                        "An estimate: these seconds times the watts that codefactory.energy says of the hosts; null"
                                + " when it does not say them of each.")
        @Nullable
        Double wattHours,

        @Schema(
                description = "Tokens of the answers of the model that wrote the code, by second of their steps; null"
                        + " when several wrote, or none.")
        @Nullable
        Double tokensPerSecond) {

    static StatsResponse of(LedgerEntry entry) {
        var group = entry.group();
        var outcomes = entry.outcomes();
        var course = entry.course();
        var cost = entry.cost();
        return new StatsResponse(
                group.model(),
                group.template(),
                group.prompt(),
                group.language(),
                outcomes.ended(),
                outcomes.verified(),
                outcomes.rejected(),
                outcomes.unverified(),
                outcomes.failed(),
                outcomes.cancelled(),
                outcomes.unjudged(),
                outcomes.verifiedRate(),
                entry.audited().looked(),
                entry.audited().falseGreens(),
                entry.audited().falseGreenRate(),
                course.improvementRounds(),
                course.secondsToEnd(),
                course.secondsToWorkingCode(),
                cost.calls(),
                cost.inputTokens(),
                cost.outputTokens(),
                cost.modelSeconds(),
                cost.wattHours(),
                cost.tokensPerSecond());
    }
}
