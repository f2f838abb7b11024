package dev.codefactory.template.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.access.Owner;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.store.StoredTemplates;
import dev.codefactory.template.store.TemplateLibrary;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "Templates")
class OwnTemplateController {

    private final StoredTemplates templates;
    private final TemplateLibrary library;

    OwnTemplateController(StoredTemplates templates, TemplateLibrary library) {
        this.templates = templates;
        this.library = library;
    }

    @Schema(name = "TemplateImport", example = """
            {"yaml": "name: greeting\\ntitle: Greeting\\ndescription: Greets.\\nsteps:\\n  - {id: code_generation, type: code_generation}\\n  - {id: code_validation, type: code_validation}\\n"}""")
    record ImportRequest(
            @Schema(description = "The whole template.") @NotNull @Size(min = 1, max = TemplateYaml.LONGEST)
            String yaml) {}

    @Schema(name = "TemplateSharing", example = "{\"public\": false}")
    record SharingRequest(
            @JsonProperty("public")
            @Schema(name = "public", description = "Whether everybody may use it, by its id.")
            @NotNull
            Boolean shared) {}

    @Operation(
            summary = "Import a template",
            description =
                    "Makes a template of yours, or the next version of the one that has its name. The first version is current at once unless it has examples; any other is to be activated. What the newest version says already adds nothing.")
    @ApiResponse(responseCode = "201", description = "Stored; Location is the version")
    @ApiResponse(responseCode = "200", description = "The newest version says just that")
    @ApiResponse(responseCode = "409", description = "Its name is a built-in template's, or there are too many")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionResponse> take(Owner owner, @Valid @RequestBody ImportRequest request) {
        return VersionResponse.answer(templates.take(owner, request.yaml));
    }

    @Operation(
            summary = "Import a template",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = TemplateController.YAML,
                                            schema = @Schema(type = "string", maxLength = TemplateYaml.LONGEST))))
    @PostMapping(consumes = TemplateController.YAML)
    ResponseEntity<VersionResponse> takeYaml(Owner owner, @Parameter(hidden = true) InputStream body)
            throws IOException {
        return VersionResponse.answer(templates.take(owner, text(body)));
    }

    /** Reads no more than a template may have. */
    private static String text(InputStream body) throws IOException {
        var most = TemplateYaml.LONGEST * 4; // bytes of a character in UTF-8
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw refused(Problems.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "The body goes beyond a limit: at most %d characters.".formatted(TemplateYaml.LONGEST)));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(Problems.invalid("body", "must be UTF-8"));
        }
    }

    private static ErrorResponseException refused(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }

    @Operation(
            summary = "Share a template",
            description =
                    "Or share it no longer. Others name it by its id, and see its versions that are or were current.")
    @ApiResponse(responseCode = "200", description = "Shared, or no longer")
    @ApiResponse(responseCode = "409", description = "It comes with the service")
    @PatchMapping(path = "/{template}", consumes = MediaType.APPLICATION_JSON_VALUE)
    TemplateResponse share(Owner owner, @PathVariable String template, @Valid @RequestBody SharingRequest request) {
        templates.share(owner, template, request.shared);
        return TemplateResponse.of(library.get(owner, template));
    }

    @Operation(
            summary = "Delete a template",
            description = "With all its versions. Executions that use one keep it and go on.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "409", description = "It comes with the service")
    @DeleteMapping("/{template}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Owner owner, @PathVariable String template) {
        templates.delete(owner, template);
    }
}
