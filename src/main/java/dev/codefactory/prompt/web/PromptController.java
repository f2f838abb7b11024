package dev.codefactory.prompt.web;

import dev.codefactory.access.Caller;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.ShippedPrompts;
import dev.codefactory.prompt.version.PromptException;
import dev.codefactory.prompt.version.PromptState;
import dev.codefactory.prompt.version.PromptVersions;
import dev.codefactory.web.IfMatch;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prompts")
@Tag(name = "Prompts", description = "What models are asked with, in versions")
class PromptController {

    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);

    private final PromptVersions versions;
    private final ShippedPrompts shipped;
    private final Admins admins;

    PromptController(PromptVersions versions, ShippedPrompts shipped, Admins admins) {
        this.versions = versions;
        this.shipped = shipped;
        this.admins = admins;
    }

    @Operation(summary = "List the prompts", description = "In the order of their keys.")
    @GetMapping
    Page<PromptResponse> list(
            @Parameter(description = "Those of this step.", example = "code_generation")
                    @RequestParam(required = false)
                    @Nullable
                    String step,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    String after) {
        shipped.keys().forEach(versions::firstUse);
        var found = versions.states(step, after, limit + 1);
        return Page.of(found, limit, PromptState::key).map(PromptResponse::of);
    }

    @Operation(
            summary = "See a prompt",
            description = "A key without a text of its own is served by a more general one: (step, language, any), then"
                    + " (step, any, family), then (step, any, any).")
    @ApiResponse(responseCode = "200", description = "The prompt; ETag is its revision")
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/{step}/{language}/{family}")
    ResponseEntity<PromptResponse> get(
            @PathVariable String step, @PathVariable String language, @PathVariable String family) {
        return answer(versions.state(key(step, language, family)));
    }

    @Operation(
            summary = "Go back to the version that was effective before",
            description = "For admins. Once more leads to the one before that.")
    @ApiResponse(responseCode = "200", description = "It is effective again")
    @ApiResponse(responseCode = "403", description = "Only an admin may change prompts")
    @ApiResponse(responseCode = "409", description = "No other version was effective before")
    @ApiResponse(responseCode = "412", description = "Somebody else has changed it since you read it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @PostMapping("/{step}/{language}/{family}/rollback")
    ResponseEntity<PromptResponse> rollback(
            Caller caller,
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "The ETag you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch) {
        admins.require(caller);
        return answer(versions.rollback(key(step, language, family), IfMatch.required(ifMatch)));
    }

    @Operation(
            summary = "Read a text by its hash",
            description =
                    "The text of a version, or of one that is gone, as long as an execution that used it is known.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/markdown", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/texts/{sha256}")
    ResponseEntity<String> text(
            @Parameter(description = "The SHA-256 of the text, in hex.")
                    @PathVariable
                    @Pattern(regexp = "^[0-9a-f]{64}$", message = "must be 64 hexadecimal digits")
                    String sha256) {
        return ResponseEntity.ok().eTag(sha256).contentType(MARKDOWN).body(versions.text(sha256));
    }

    static PromptKey key(String step, String language, String family) {
        return PromptKey.find(step, language, family)
                .orElseThrow(() ->
                        new PromptException.NotFound("There is no prompt %s/%s/%s.".formatted(step, language, family)));
    }

    static ResponseEntity<PromptResponse> answer(PromptState state) {
        return ResponseEntity.ok().eTag(String.valueOf(state.revision())).body(PromptResponse.of(state));
    }
}
