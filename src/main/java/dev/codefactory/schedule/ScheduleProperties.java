package dev.codefactory.schedule;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What schedules may do.
 *
 * @param maxPerOwner how many schedules an owner may have
 * @param minInterval how long it must be from one time to the next; a minute at least
 * @param grace how late a run may be before its time counts as missed
 * @param maxRefusals after how many refusals in a row a schedule is paused
 * @param keptRuns of how many runs of a schedule it is kept what came of them
 */
@Validated
@ConfigurationProperties("codefactory.schedule")
record ScheduleProperties(
        @DefaultValue("100") @Min(1) int maxPerOwner,
        @DefaultValue("1m") Duration minInterval,
        @DefaultValue("1m") Duration grace,
        @DefaultValue("5") @Min(1) int maxRefusals,
        @DefaultValue("500") @Min(1) int keptRuns) {

    ScheduleProperties {
        if (minInterval.toSeconds() < 1 || !grace.isPositive()) {
            throw new IllegalArgumentException(
                    "codefactory.schedule.min-interval and codefactory.schedule.grace must be longer than nothing");
        }
    }
}
