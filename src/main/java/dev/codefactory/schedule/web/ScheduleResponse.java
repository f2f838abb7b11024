package dev.codefactory.schedule.web;

import dev.codefactory.schedule.Schedule;
import dev.codefactory.schedule.Schedule.Missed;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.Schedule.State;
import dev.codefactory.schedule.ScheduleRun;
import dev.codefactory.session.web.start.GenerateRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schedule and where it stands. */
record ScheduleResponse(
        UUID id,
        String name,
        String cron,
        String timeZone,
        Missed missed,
        Overlap overlap,

        @Schema(description = "What is asked for each time; null in lists.", implementation = GenerateRequest.class)
        @Nullable
        JsonNode request,

        State state,

        @Schema(description = "How often in a row its request was refused, up to now.")
        int refusals,

        @Schema(description = "Why the service has paused it; null when it has not.") @Nullable
        String pausedBecause,

        @Schema(description = "When it comes next, five times; nothing while it is paused.")
        List<Instant> nextRuns,

        @Schema(description = "What came of it last; null before its first run.") @Nullable
        ScheduleRun lastRun,

        Instant createdAt,
        Instant updatedAt) {

    static ScheduleResponse of(Schedule schedule, JsonMapper json) {
        var request = schedule.request();
        return new ScheduleResponse(
                schedule.id(),
                schedule.name(),
                schedule.cadence().cron(),
                schedule.cadence().zone().getId(),
                schedule.missed(),
                schedule.overlap(),
                request == null ? null : json.readTree(request),
                schedule.state(),
                schedule.refusals(),
                schedule.pausedBecause(),
                schedule.nextRuns(),
                schedule.lastRun(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
