package dev.codefactory.session.waiver.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.waiver.NewWaiver;
import dev.codefactory.session.waiver.WaiverFilter;
import dev.codefactory.session.waiver.WaiverView;
import dev.codefactory.session.waiver.Waivers;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/waivers")
@Tag(name = "Waivers", description = "Let a finding stay, with a reason and a name")
class WaiverController {

    private static final String FINGERPRINT = "^[0-9a-f]{16}$";

    private final Waivers waivers;

    WaiverController(Waivers waivers) {
        this.waivers = waivers;
    }

    @Schema(example = """
            {"fingerprint": "3f1c0a9be7d2a440", "reason": "the table's name comes from a list of our own"}""")
    record WaiverRequest(
            @Schema(description = "The fingerprint of the finding.", example = "3f1c0a9be7d2a440")
            @NotNull
            @Pattern(regexp = FINGERPRINT, message = "must be 16 hexadecimal digits")
            String fingerprint,

            @Schema(description = "Why it may stay.") @NotBlank @Size(max = 1_000)
            String reason,

            @Schema(description = "The project whose executions it holds for; all of yours when left out.") @Nullable
            UUID projectId,

            @Schema(description = "When it ceases to hold; never when left out.") @Nullable
            Instant expiresAt) {

        private NewWaiver toDomain() {
            return new NewWaiver(fingerprint, reason, projectId, expiresAt);
        }
    }

    record WaiverResponse(
            UUID id,
            @Nullable UUID projectId,
            String fingerprint,
            String reason,

            @Schema(description = "The name of the owner of the token it was given with.")
            String by,

            Instant createdAt,
            @Nullable Instant expiresAt) {

        private static WaiverResponse of(WaiverView waiver) {
            return new WaiverResponse(
                    waiver.id(),
                    waiver.projectId(),
                    waiver.fingerprint(),
                    waiver.reason(),
                    waiver.by(),
                    waiver.createdAt(),
                    waiver.expiresAt());
        }
    }

    @Operation(
            summary = "Waive a finding",
            description = "It stays visible, but turns no gate red from the next check on. Files that were judged keep"
                    + " their verdict; run their `code_validation` step again to have them judged anew.")
    @ApiResponse(responseCode = "201", description = "Waived")
    @ApiResponse(responseCode = "409", description = "It is waived already, or there are as many as may be")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WaiverResponse> create(Owner owner, @Valid @RequestBody WaiverRequest request) {
        var waiver = waivers.create(owner, request.toDomain());
        return ResponseEntity.created(URI.create("/api/v1/waivers/" + waiver.id()))
                .body(WaiverResponse.of(waiver));
    }

    @Operation(summary = "List waivers, newest first")
    @GetMapping
    Page<WaiverResponse> list(
            Owner owner,
            @Parameter(description = "The one that waives this finding.")
                    @RequestParam(required = false)
                    @Nullable
                    @Pattern(regexp = FINGERPRINT, message = "must be 16 hexadecimal digits")
                    String fingerprint,
            @Parameter(description = "Those that hold for this project alone.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId,
            @Parameter(description = "Whether they are still in force.") @RequestParam(required = false) @Nullable
                    Boolean active,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        var found = waivers.list(owner, new WaiverFilter(fingerprint, projectId, active), after, limit);
        return Page.of(found, limit, WaiverView::id).map(WaiverResponse::of);
    }

    @Operation(summary = "See a waiver", description = "It never changes, so its ETag is its id.")
    @ApiResponse(responseCode = "200", description = "The waiver; ETag is its id")
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/{waiverId}")
    ResponseEntity<WaiverResponse> get(Owner owner, @PathVariable UUID waiverId) {
        var waiver = waivers.get(owner, waiverId);
        return ResponseEntity.ok().eTag(waiver.id().toString()).body(WaiverResponse.of(waiver));
    }

    @Operation(summary = "Delete a waiver", description = "The finding counts again from the next check on.")
    @DeleteMapping("/{waiverId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Owner owner, @PathVariable UUID waiverId) {
        waivers.delete(owner, waiverId);
    }
}
