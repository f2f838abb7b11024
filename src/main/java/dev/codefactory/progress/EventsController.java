package dev.codefactory.progress;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.event.ExecutionEvents;
import dev.codefactory.session.execution.Executions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Progress", description = "Watch an execution live")
class EventsController {

    private final Executions executions;
    private final ExecutionEvents events;
    private final JsonMapper json;

    EventsController(Executions executions, ExecutionEvents events, JsonMapper json) {
        this.executions = executions;
        this.events = events;
        this.json = json;
    }

    @Operation(summary = "Watch it live", description = """
                    Server-sent events, from the first one or from behind `Last-Event-ID` (or `after`). Names: `run`, `stage`, `file`, `finding`, \
                    `delta` (text a model is writing, with its offset; has no id), `end`. After `end` the stream closes. \
                    A comment comes every 15 seconds.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @GetMapping("/api/v1/executions/{id}/events")
    ResponseEntity<StreamingResponseBody> watch(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "The id of the last event you have.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    @Min(0)
                    Long lastEventId,
            @Parameter(description = "The same for clients that cannot set the header.")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    long after,
            HttpServletResponse response) {
        var execution = executions.get(owner, new ExecutionId(id)).id();
        var seen = lastEventId == null ? after : lastEventId;
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("X-Accel-Buffering", "no") // or a proxy in between would hold events back
                .body(new EventReader(() -> events.open(owner, execution, seen), response, json));
    }
}
