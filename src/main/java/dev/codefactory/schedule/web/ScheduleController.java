package dev.codefactory.schedule.web;

import dev.codefactory.access.Owner;
import dev.codefactory.schedule.Schedule;
import dev.codefactory.schedule.Schedule.State;
import dev.codefactory.schedule.ScheduleRun;
import dev.codefactory.schedule.ScheduleRun.Outcome;
import dev.codefactory.schedule.Schedules;
import dev.codefactory.session.web.start.KeptRequests;
import dev.codefactory.web.IfMatch;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/schedules")
@Tag(name = "Schedules", description = "Have something generated again and again, by the clock")
class ScheduleController {

    private final Schedules schedules;
    private final KeptRequests requests;
    private final JsonMapper json;

    ScheduleController(Schedules schedules, KeptRequests requests, JsonMapper json) {
        this.schedules = schedules;
        this.requests = requests;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a schedule", description = "It comes from now on, each time as an execution of yours.")
    @ApiResponse(responseCode = "201", description = "Made; Location is its address")
    @ApiResponse(responseCode = "409", description = "You have as many schedules as you may")
    ResponseEntity<ScheduleResponse> create(Owner owner, @Valid @RequestBody ScheduleRequest request) {
        var schedule = schedules.create(owner, request.draft(owner, requests));
        return ResponseEntity.created(URI.create("/api/v1/schedules/" + schedule.id()))
                .eTag(String.valueOf(schedule.version()))
                .body(ScheduleResponse.of(schedule, json));
    }

    @GetMapping
    @Operation(summary = "List your schedules, newest first")
    Page<ScheduleResponse> list(
            Owner owner,
            @Parameter(description = "Whether they come, or are paused.") @RequestParam(required = false) @Nullable
                    State state,
            @Parameter(description = "Part of the name, in any case.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String q,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        return Page.of(schedules.list(owner, state, q, after, limit + 1), limit, Schedule::id)
                .map(schedule -> ScheduleResponse.of(schedule, json));
    }

    @GetMapping("/{scheduleId}")
    @Operation(summary = "See a schedule, when it comes next and what came of it last")
    @ApiResponse(responseCode = "200", description = "The schedule; ETag is its version")
    @ApiResponse(
            responseCode = "304",
            description = "It is still what If-None-Match names",
            content = {})
    ResponseEntity<ScheduleResponse> get(Owner owner, @PathVariable UUID scheduleId) {
        return answer(schedules.get(owner, scheduleId));
    }

    @PutMapping(path = "/{scheduleId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace a schedule", description = "Whether it is paused stays as it is.")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "412", description = "It has changed since you read it, perhaps by a run")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    ResponseEntity<ScheduleResponse> update(
            Owner owner,
            @PathVariable UUID scheduleId,
            @Parameter(description = "The ETag you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody ScheduleRequest request) {
        var expected = IfMatch.required(ifMatch);
        return answer(schedules.update(owner, scheduleId, request.draft(owner, requests), expected));
    }

    @DeleteMapping("/{scheduleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a schedule with the record of its runs", description = "Its executions stay.")
    @ApiResponse(
            responseCode = "204",
            description = "Deleted",
            content = {})
    @ApiResponse(responseCode = "412", description = "It has changed since you read it, perhaps by a run")
    void delete(
            Owner owner,
            @PathVariable UUID scheduleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        schedules.delete(owner, scheduleId, IfMatch.optional(ifMatch));
    }

    @PostMapping("/{scheduleId}/pause")
    @Operation(summary = "Let it come no more until it is resumed", description = "What runs goes on.")
    ResponseEntity<ScheduleResponse> pause(Owner owner, @PathVariable UUID scheduleId) {
        return answer(schedules.pause(owner, scheduleId));
    }

    @PostMapping("/{scheduleId}/resume")
    @Operation(summary = "Let it come again", description = "What it missed meanwhile is not made up for.")
    ResponseEntity<ScheduleResponse> resume(Owner owner, @PathVariable UUID scheduleId) {
        return answer(schedules.resume(owner, scheduleId));
    }

    @PostMapping("/{scheduleId}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have it run now, besides its times", description = "Whether it is paused or not.")
    @ApiResponse(responseCode = "202", description = "Begun; Location is the address of the execution")
    @ApiResponse(responseCode = "409", description = "It does not overlap, and an execution of it has not ended")
    @ApiResponse(
            responseCode = "429",
            description = "You have as many open executions as you may; try again after Retry-After")
    ResponseEntity<ScheduleRun> run(Owner owner, @PathVariable UUID scheduleId) {
        var run = schedules.run(owner, scheduleId);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/executions/" + run.executionId()))
                .body(run);
    }

    @GetMapping("/{scheduleId}/runs")
    @Operation(summary = "See what came of it, newest first", description = "What was skipped or refused, too.")
    Page<ScheduleRun> runs(
            Owner owner,
            @PathVariable UUID scheduleId,
            @Parameter(description = "Several are possible: `outcome=refused,skipped_overlap`.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<Outcome> outcome,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        var outcomes = outcome == null ? Set.<Outcome>of() : outcome;
        return Page.of(schedules.runs(owner, scheduleId, outcomes, after, limit + 1), limit, ScheduleRun::id);
    }

    private ResponseEntity<ScheduleResponse> answer(Schedule schedule) {
        return ResponseEntity.ok().eTag(String.valueOf(schedule.version())).body(ScheduleResponse.of(schedule, json));
    }
}
