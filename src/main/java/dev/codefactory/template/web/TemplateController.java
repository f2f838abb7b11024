package dev.codefactory.template.web;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.template.ParameterCheck;
import dev.codefactory.template.Template.Complexity;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.Templates;
import dev.codefactory.template.store.TemplateFilter;
import dev.codefactory.template.store.TemplateLibrary;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "Templates", description = "Recipes for requests")
class TemplateController {

    static final String YAML = "application/yaml";

    private static final String SCHEMA = "application/schema+json";

    private final Templates templates;
    private final TemplateLibrary library;

    TemplateController(Templates templates, TemplateLibrary library) {
        this.templates = templates;
        this.library = library;
    }

    /** What a request would give to a template. */
    @Schema(example = """
            {"template": "function", "parameters": {}}""")
    record ValidateRequest(
            @NotNull @Pattern(regexp = Templates.REFERENCE, message = "must be the name or the id of a template")
            String template,

            @Schema(description = "What is given for its parameters, by name.") @Nullable @Size(max = 50)
            Map<String, @Nullable Object> parameters) {}

    /** Whether that is what it needs. */
    record ValidateResponse(
            boolean valid,

            @Schema(description = "The names of those that must be given and are not.")
            List<String> missingParameters,

            @Schema(description = "What is wrong with those that are given.")
            List<ParameterCheck.Invalid> invalidParameters) {}

    @Operation(
            summary = "List the templates you can use, by name",
            description = "Those of the service, your own, and those that others share.")
    @GetMapping
    Page<TemplateResponse> list(
            Owner owner,
            @Parameter(description = "Part of the name, the title or the description, in any case.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String q,
            @Parameter(description = "Those made for this language.") @RequestParam(required = false) @Nullable
                    CodeLanguage language,
            @Parameter(description = "Those of this complexity.") @RequestParam(required = false) @Nullable
                    Complexity complexity,
            @Parameter(description = "Your own alone.") @RequestParam(defaultValue = "false") boolean mine,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.")
                    @RequestParam(required = false)
                    @Nullable
                    @Pattern(
                            regexp = "^" + Templates.NAME + "(:" + Templates.ID + ")?$",
                            message = "must be the next of the page before")
                    String after) {
        return library.list(owner, new TemplateFilter(q, language, complexity, mine), after, limit)
                .map(TemplateResponse::of);
    }

    @Operation(
            summary = "See the JSON Schema of a template's YAML",
            description = "For editors, and for whoever writes templates by program.")
    @ApiResponse(
            responseCode = "200",
            description = "The schema",
            content = @Content(mediaType = SCHEMA, schema = @Schema(type = "string")))
    @GetMapping("/schema")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok().contentType(MediaType.valueOf(SCHEMA)).body(TemplateYaml.schema());
    }

    @Operation(summary = "See a template")
    @ApiResponse(responseCode = "200", description = "The template")
    @ApiResponse(responseCode = "304", description = "It is still what If-None-Match names", content = @Content)
    @GetMapping("/{template}")
    ResponseEntity<TemplateResponse> get(Owner owner, @PathVariable String template) {
        var entry = library.get(owner, template);
        return ResponseEntity.ok()
                .eTag(ETags.of(entry.yaml(), entry.stored(), entry.conflicts()))
                .body(TemplateResponse.of(entry));
    }

    @Operation(summary = "Export a template", description = "The YAML of the version requests get.")
    @ApiResponse(
            responseCode = "200",
            description = "The YAML",
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is still what If-None-Match names", content = @Content)
    @GetMapping(path = "/{template}/yaml", produces = YAML)
    ResponseEntity<String> export(Owner owner, @PathVariable String template) {
        var yaml = library.get(owner, template).yaml();
        return ResponseEntity.ok().eTag(ETags.of(yaml)).body(yaml);
    }

    @Operation(
            summary = "Check parameters against a template",
            description = "Says which are missing and which do not fit, without starting anything.")
    @ApiResponse(responseCode = "200", description = "What is missing, and what does not fit")
    @ApiResponse(responseCode = "404", description = "There is no such template, or it is another owner's")
    @PostMapping(path = "/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ValidateResponse validate(Owner owner, @Valid @RequestBody ValidateRequest request) {
        var template = templates
                .find(owner, request.template())
                .orElseThrow(() -> new TemplateException.NotFound(request.template()));
        var check = templates.check(template, Objects.requireNonNullElse(request.parameters(), Map.of()));
        return new ValidateResponse(check.isValid(), check.missing(), check.invalid());
    }
}
