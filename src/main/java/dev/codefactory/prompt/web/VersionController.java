package dev.codefactory.prompt.web;

import static dev.codefactory.prompt.web.PromptController.key;

import dev.codefactory.access.Caller;
import dev.codefactory.prompt.version.Origin;
import dev.codefactory.prompt.version.PromptVersion;
import dev.codefactory.prompt.version.PromptVersions;
import dev.codefactory.web.IfMatch;
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
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prompts/{step}/{language}/{family}")
@Tag(name = "Prompts")
class VersionController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final PromptVersions versions;
    private final Admins admins;

    VersionController(PromptVersions versions, Admins admins) {
        this.versions = versions;
        this.admins = admins;
    }

    @Schema(example = """
            {"content": "---\\nvariables:\\n  - name: request\\n    source: USER_INPUT\\n    allow_llm_refinement: true\\n\
            ---\\n# System\\nYou are a requirements analyst.\\n\\n# User\\n{{request}}\\n", "note": "shorter"}""")
    record NewVersionRequest(
            @Schema(description = "Front matter, `# System`, `# User` and the parts; see a version that there is.")
            @NotBlank
            @Size(max = 200_000)
            String content,

            @Schema(description = "Why it is made.") @Nullable @Size(max = 1_000)
            String note) {}

    @Operation(
            summary = "List the versions of a prompt, newest first",
            description = "At most four are kept, besides those that executions use.")
    @GetMapping("/versions")
    Page<VersionResponse> list(
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    Integer after) {
        var key = versions.state(key(step, language, family)).key();
        return Page.of(versions.list(key, after, limit + 1), limit, PromptVersion::number)
                .map(VersionResponse::of);
    }

    @Operation(
            summary = "Add a version",
            description =
                    "For admins. It changes nothing until it is made effective. The oldest version that is neither"
                            + " effective nor in use goes when there are more than four.")
    @ApiResponse(responseCode = "201", description = "Added; Location is its address")
    @ApiResponse(responseCode = "400", description = "The text cannot be a prompt of this step; the problem says why")
    @ApiResponse(responseCode = "403", description = "Only an admin may change prompts")
    @ApiResponse(responseCode = "412", description = "Somebody else has changed the prompt since you read it")
    @PostMapping(path = "/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionResponse.WithText> create(
            Caller caller,
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "The ETag of the prompt you read; without it, whatever it is now.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody NewVersionRequest request) {
        var by = admins.require(caller);
        var key = key(step, language, family);
        var note = request.note() == null ? "" : request.note();
        var made = versions.create(
                key, new PromptVersion.Draft(request.content(), Origin.WRITTEN, note, by), IfMatch.optional(ifMatch));
        var address = "/api/v1/prompts/%s/versions/%d".formatted(key, made.number());
        return ResponseEntity.created(URI.create(address))
                .body(VersionResponse.WithText.of(made, versions.content(made)));
    }

    @Operation(summary = "Read a version")
    @GetMapping("/versions/{version}")
    VersionResponse.WithText get(
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "Its number.") @PathVariable @Min(1) int version) {
        var found = versions.get(key(step, language, family), version);
        return VersionResponse.WithText.of(found, versions.content(found));
    }

    @Operation(summary = "Make a version the effective one", description = """
            For admins. Executions that run keep the version they began with; every node asks with the new one within a second.""")
    @ApiResponse(responseCode = "200", description = "It is effective")
    @ApiResponse(responseCode = "403", description = "Only an admin may change prompts")
    @ApiResponse(responseCode = "412", description = "Somebody else has changed the prompt since you read it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @PostMapping("/versions/{version}/activate")
    ResponseEntity<PromptResponse> activate(
            Caller caller,
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "Its number.") @PathVariable @Min(1) int version,
            @Parameter(description = "The ETag of the prompt you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch) {
        admins.require(caller);
        return PromptController.answer(
                versions.activate(key(step, language, family), version, IfMatch.required(ifMatch)));
    }

    @Operation(
            summary = "Delete a version",
            description = "For admins. Its text can be read by its hash as long as an execution that used it is known.")
    @ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
    @ApiResponse(responseCode = "403", description = "Only an admin may change prompts")
    @ApiResponse(responseCode = "409", description = "It is effective, or in use")
    @ApiResponse(responseCode = "412", description = "Somebody else has changed the prompt since you read it")
    @DeleteMapping("/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "Its number.") @PathVariable @Min(1) int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        admins.require(caller);
        versions.delete(key(step, language, family), version, IfMatch.optional(ifMatch));
    }

    @Operation(summary = "Compare two versions", description = "As a unified diff.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "They are the same", content = @Content)
    @GetMapping("/diff")
    ResponseEntity<String> diff(
            @PathVariable String step,
            @PathVariable String language,
            @PathVariable String family,
            @Parameter(description = "The number of the older version; the effective one when left out.")
                    @RequestParam(required = false)
                    @Nullable
                    @Min(1)
                    Integer from,
            @Parameter(description = "The number of the newer version; the newest one when left out.")
                    @RequestParam(required = false)
                    @Nullable
                    @Min(1)
                    Integer to) {
        var key = key(step, language, family);
        var diff = versions.diff(key, from, to);
        return diff.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok().contentType(TEXT).body(diff);
    }
}
