package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Attachments;
import dev.codefactory.planning.document.Check;
import dev.codefactory.planning.document.Standing.Attachment;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/documents/{documentId}")
@Tag(name = "Task documents")
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    @Schema(example = """
            {"check": "gate: tests"}""")
    record AttachmentRequest(
            @Schema(description = "What in its report decides whether the task is done.")
            @NotNull
            @Pattern(regexp = "^(" + Check.PATTERN + ")$", message = Check.RULE)
            String check) {}

    @Operation(
            summary = "Let an execution decide whether a task of the plan is done",
            description = "It may have ended already. The first one begins the implementation of an approved document.")
    @ApiResponse(responseCode = "200", description = "The document as it stands now")
    @ApiResponse(responseCode = "409", description = "The document is not approved")
    @PutMapping(path = "/tasks/{planTaskId}/executions/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DocumentResponse> attach(
            Owner owner,
            @PathVariable UUID documentId,
            @PathVariable String planTaskId,
            @PathVariable UUID id,
            @Valid @RequestBody AttachmentRequest request) {
        return DocumentController.answer(
                attachments.attach(owner, documentId, planTaskId, new ExecutionId(id), request.check()));
    }

    @Operation(summary = "List which executions work on which tasks of the plan")
    @GetMapping("/executions")
    Page<Attachment> list(Owner owner, @PathVariable UUID documentId) {
        return new Page<>(attachments.list(owner, documentId), null);
    }
}
