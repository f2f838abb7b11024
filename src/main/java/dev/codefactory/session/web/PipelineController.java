package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.execution.PipelineNotFoundException;
import dev.codefactory.session.execution.Requests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "Pipelines", description = "What executions go through")
class PipelineController {

    private final Requests requests;

    PipelineController(Requests requests) {
        this.requests = requests;
    }

    @Operation(
            summary = "See the steps of a pipeline",
            description = "The resolved tree: parameters filled in, each step with what it says and how it is limited.")
    @GetMapping("/{id}")
    PipelineResponse get(
            Owner owner, @Parameter(description = "The `pipeline_id` of an execution.") @PathVariable UUID id) {
        return requests.pipeline(owner, id)
                .map(pipeline -> PipelineResponse.of(id, pipeline))
                .orElseThrow(() -> new PipelineNotFoundException(id));
    }
}
