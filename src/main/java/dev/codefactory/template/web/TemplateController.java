package dev.codefactory.template.web;

import dev.codefactory.access.Owner;
import dev.codefactory.template.ParameterCheck;
import dev.codefactory.template.Template;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "Templates", description = "Recipes for requests")
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    /** All of them; there are never so many that they need pages. */
    record TemplateList(List<TemplateResponse> items) {}

    /** What a request would give to a template. */
    @Schema(example = """
            {"template": "function", "parameters": {}}""")
    record ValidateRequest(
            @NotNull @Pattern(regexp = "^[a-z][a-z0-9_]{0,59}$", message = "must be the name of a template")
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

    @Operation(summary = "List the templates you can use, by name")
    @GetMapping
    TemplateList list(Owner owner) {
        return new TemplateList(
                templates.all(owner).stream().map(TemplateResponse::of).toList());
    }

    @Operation(
            summary = "See the JSON Schema of a template's YAML",
            description = "For editors, and for whoever writes templates by program.")
    @GetMapping(path = "/schema", produces = "application/schema+json")
    String schema() {
        return TemplateYaml.schema();
    }

    @Operation(summary = "See a template")
    @GetMapping("/{name}")
    TemplateResponse get(
            Owner owner, @Parameter(description = "Its name.", example = "function") @PathVariable String name) {
        return TemplateResponse.of(find(owner, name));
    }

    @Operation(
            summary = "Check parameters against a template",
            description = "Says which are missing and which do not fit, without starting anything.")
    @PostMapping(path = "/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ValidateResponse validate(Owner owner, @Valid @RequestBody ValidateRequest request) {
        var check = templates.check(
                find(owner, request.template()), Objects.requireNonNullElse(request.parameters(), Map.of()));
        return new ValidateResponse(check.isValid(), check.missing(), check.invalid());
    }

    private Template find(Owner owner, String name) {
        return templates.find(owner, name).orElseThrow(() -> new TemplateException.NotFound(name));
    }
}
