package dev.codefactory.session.stats;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.prompt.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What became of the executions of one group.
 *
 * @param cursor names the entry in the order of all
 */
public record LedgerEntry(String cursor, Group group, Outcomes outcomes, Audited audited, Course course, Cost cost) {

    /** What they have in common; null where that was not asked for, or where no model answered. */
    public record Group(
            @Nullable String model,
            @Nullable String template,
            @Nullable PromptUsed prompt,
            @Nullable CodeLanguage language) {}

    /**
     * The prompt that the code was asked for with.
     *
     * @param key what its versions are kept under, or null where a template brought its own words
     * @param version its number, or null where there is none
     */
    public record PromptUsed(@Nullable String key, @Nullable Integer version, String sha256) {}

    /**
     * How many ended how. Each has ended in exactly one of these ways.
     *
     * @param unjudged those that completed and had nothing to be judged
     */
    public record Outcomes(int verified, int rejected, int unverified, int failed, int cancelled, int unjudged) {

        public int ended() {
            return attempted() + cancelled + unjudged;
        }

        /** Those that were to end verified: all but what was called off and what had nothing to verify. */
        public int attempted() {
            return verified + rejected + unverified + failed;
        }

        /** Null of none: nothing is known about what was never tried. */
        public @Nullable Interval verifiedRate() {
            return attempted() == 0 ? null : Interval.wilson(verified, attempted());
        }
    }

    /**
     * What people found who looked at executions that ended verified.
     *
     * @param looked how many were looked at
     * @param falseGreens how many of these were wrong all the same
     */
    public record Audited(int looked, int falseGreens) {

        /** Null of none: nobody knows what nobody looked at. */
        public @Nullable Interval falseGreenRate() {
            return looked == 0 ? null : Interval.wilson(falseGreens, looked);
        }
    }

    /**
     * What the way to the end was like; each figure null where nothing was measured.
     *
     * @param improvementRounds on average, of those that were judged
     * @param secondsToEnd from the request on, of those that completed
     * @param secondsToWorkingCode from the request until every gate was green for the first time, of those that ended verified
     */
    public record Course(@Nullable Double improvementRounds, Spread secondsToEnd, Spread secondsToWorkingCode) {}

    /** Half of the values are at most the median, 95 of 100 at most the p95; null where there is no value. */
    public record Spread(@Nullable Double median, @Nullable Double p95) {}

    /**
     * What was asked of models, of whichever, in the steps of these executions.
     *
     * @param calls how many steps a model answered
     * @param modelSeconds how long these steps took
     * @param wattHours what the hosts took meanwhile by the watts they are said to take; null where a host's are not said
     * @param tokensPerSecond of the answers of the one model the entry is about, over the time of their steps; null without any
     */
    public record Cost(
            long calls,
            long inputTokens,
            long outputTokens,
            double modelSeconds,
            @Nullable Double wattHours,
            @Nullable Double tokensPerSecond) {}
}
