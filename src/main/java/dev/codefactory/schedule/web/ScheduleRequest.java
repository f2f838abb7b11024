package dev.codefactory.schedule.web;

import dev.codefactory.access.Owner;
import dev.codefactory.schedule.Cadence;
import dev.codefactory.schedule.Schedule.Draft;
import dev.codefactory.schedule.Schedule.Missed;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.ScheduleException;
import dev.codefactory.session.web.start.GenerateRequest;
import dev.codefactory.session.web.start.KeptRequests;
import dev.codefactory.template.TemplateException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A schedule as its owner wants it. */
@Schema(example = """
        {"name": "nightly", "cron": "30 2 * * 1-5", "time_zone": "Europe/Berlin",
         "request": {"template_type": "function",
                     "description": "Write a function is_palindrome(text) that ignores case and punctuation."}}""")
record ScheduleRequest(
        @Schema(example = "nightly") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description =
                        "Minute, hour, day of the month, month, day of the week (0 or 7 is Sunday): five fields as in a crontab.",
                example = "30 2 * * 1-5")
        @NotBlank
        @Size(max = 200)
        String cron,

        @Schema(
                description = "Whose clocks are meant: a time zone of the IANA database; UTC when left out.",
                example = "Europe/Berlin")
        @Nullable
        @Size(min = 1, max = 100)
        String timeZone,

        @Schema(description = "What is asked for each time: a whole body of POST /api/v1/generate, without dry_run.")
        @Valid
        @NotNull
        GenerateRequest request,

        @Schema(
                description =
                        "What happens when its time went by while the service was away: it comes once, late, however often it was missed, or not; run_once when left out.")
        @Nullable
        Missed missed,

        @Schema(
                description =
                        "What happens when its time comes before its last execution has ended; skip when left out.")
        @Nullable
        Overlap overlap) {

    /** @throws ScheduleException.Bad when it says something that cannot be */
    Draft draft(Owner owner, KeptRequests requests) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            throw new ScheduleException.Bad("request.dry_run", "must be left out: a dry run begins nothing");
        }
        return new Draft(
                name,
                Cadence.of(cron, timeZone == null ? "UTC" : timeZone),
                missed == null ? Missed.RUN_ONCE : missed,
                overlap == null ? Overlap.SKIP : overlap,
                kept(owner, requests));
    }

    private String kept(Owner owner, KeptRequests requests) {
        try {
            return requests.keep(owner, request);
        } catch (TemplateException.Unfit e) {
            var flaw = e.flaws().getFirst();
            throw new ScheduleException.Bad("request." + flaw.place(), flaw.message());
        }
    }
}
