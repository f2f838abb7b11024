package dev.codefactory.queue.web;

import dev.codefactory.access.Caller;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.queue.QueueView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queue")
@Tag(name = "Queue", description = "See what waits and runs, and hold it")
class QueueController {

    private static final String ADMINS_ONLY =
            "The queue serves all owners; only an admin may pause or resume it. Use the admin token.";

    private final QueueControl queue;

    QueueController(QueueControl queue) {
        this.queue = queue;
    }

    @Operation(
            summary = "See the queue",
            description = "What waits and runs over all owners as numbers, the model hosts, and the nodes.")
    @GetMapping
    QueueView see() {
        return queue.view();
    }

    @Operation(
            summary = "Pause it",
            description =
                    "For admins. On all nodes: requests are still accepted and what runs goes on, but nothing else begins until it is resumed.")
    @ApiResponse(responseCode = "200", description = "Paused")
    @ApiResponse(responseCode = "403", description = "Only an admin may pause the queue")
    @PostMapping("/pause")
    QueueView pause(Caller caller) {
        caller.requireAdmin(ADMINS_ONLY);
        queue.pause();
        return queue.view();
    }

    @Operation(summary = "Resume it", description = "For admins. Does nothing when it is not paused.")
    @ApiResponse(responseCode = "200", description = "Not paused")
    @ApiResponse(responseCode = "403", description = "Only an admin may resume the queue")
    @PostMapping("/resume")
    QueueView resume(Caller caller) {
        caller.requireAdmin(ADMINS_ONLY);
        queue.resume();
        return queue.view();
    }
}
