package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.golden.GoldenRunException;
import dev.codefactory.session.golden.GoldenRuns;
import dev.codefactory.template.Templates;
import dev.codefactory.template.store.StoredTemplates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates/{template}/versions/{version}")
@Tag(name = "Templates")
class TemplateTrialController {

    private final GoldenRuns golden;
    private final StoredTemplates stored;
    private final Templates templates;

    TemplateTrialController(GoldenRuns golden, StoredTemplates stored, Templates templates) {
        this.golden = golden;
        this.stored = stored;
        this.templates = templates;
    }

    /** The executions that try a version. */
    record TrialsResponse(List<TrialResponse> items) {}

    /** @param example the number of the example, from 0 */
    @Schema(name = "TemplateTrial")
    record TrialResponse(int example, UUID executionId) {}

    @Schema(name = "TemplateActivation", example = "{\"force\": true}")
    record ActivationRequest(
            @Schema(description = "Whether it may be untested; its versions say so from then on.") @Nullable
            Boolean force) {}

    @Schema(name = "ActivatedTemplate")
    record ActivationResponse(
            UUID id,
            String name,
            int currentVersion,
            @Nullable Instant activatedAt,
            boolean forced) {}

    @Operation(
            summary = "Try a version",
            description =
                    "Starts an execution of each of its examples. When all have ended as verified, it may be activated.")
    @ApiResponse(responseCode = "202", description = "All executions are stored")
    @ApiResponse(responseCode = "409", description = "The version has no examples")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for something else")
    @ApiResponse(
            responseCode = "429",
            description = "You have as many open executions as you may; try again after Retry-After")
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TrialsResponse test(
            Owner owner,
            @PathVariable String template,
            @PathVariable int version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @IdempotencyKey
                    String idempotencyKey) {
        var started = golden.start(owner, examples(owner, template, version), idempotencyKey);
        return new TrialsResponse(IntStream.range(0, started.size())
                .mapToObj(example ->
                        new TrialResponse(example, started.get(example).id().value()))
                .toList());
    }

    private List<Submission> examples(Owner owner, String reference, int number) {
        var template = stored.own(owner, reference);
        var version = stored.version(owner, reference, number).version();
        var examples = version.template().examples();
        if (examples.isEmpty()) {
            throw GoldenRunException.withoutExamples(template.name(), number);
        }
        return examples.stream()
                .map(example -> GenerateRequest.of(template.id().toString(), number, example)
                        .toDomain(owner, templates))
                .toList();
    }

    @Operation(
            summary = "Activate a version",
            description =
                    "Requests get it from now on. Each of its examples must have a verified execution of this very version; a version without examples needs one of any request. One that has been current before may be so again.")
    @ApiResponse(responseCode = "200", description = "It is current")
    @ApiResponse(responseCode = "409", description = "It is untested")
    @PostMapping(path = "/activate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ActivationResponse activate(
            Owner owner,
            @PathVariable String template,
            @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable ActivationRequest request) {
        var force = request != null && Boolean.TRUE.equals(request.force);
        var activated = golden.activate(owner, template, version, force);
        return new ActivationResponse(
                activated.template().id(),
                activated.template().name(),
                version,
                activated.version().activatedAt(),
                activated.version().forced());
    }
}
