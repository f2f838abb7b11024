package dev.codefactory.template.web;

import dev.codefactory.access.Owner;
import dev.codefactory.template.Templates;
import dev.codefactory.template.store.Customisations;
import dev.codefactory.template.store.StoredTemplates.Numbered;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/templates/{template}")
@Tag(name = "Templates")
class CustomisationController {

    private static final String NAME = "^" + Templates.NAME + "$";
    private static final String BE_A_NAME = "must begin with a letter and have lower-case letters, digits and _ only";

    private final Customisations customisations;
    private final JsonMapper json;

    CustomisationController(Customisations customisations, JsonMapper json) {
        this.customisations = customisations;
        this.json = json;
    }

    @Schema(name = "TemplateCustomisation", example = """
            {"changes": {"config": {"testing": {"test_coverage_target": 0.9}}, "steps": {"code_improvement": {"rounds": 4}}}}""")
    record CustomiseRequest(
            @Schema(
                    description =
                            "What it shall be called; when left out, the name of the built-in template means it from then on.")
            @Nullable
            @Pattern(regexp = NAME, message = BE_A_NAME)
            String name,

            @Schema(
                    description =
                            "What differs from the built-in template, as RFC 7396 has it; steps by their paths, parameters by their names, null removes.")
            @NotNull
            @Size(max = 200)
            Map<String, @Nullable Object> changes) {}

    @Schema(name = "TemplateEjection", example = "{\"name\": \"my_function\"}")
    record EjectRequest(
            @Schema(description = "What the copy shall be called.")
            @NotNull
            @Pattern(regexp = NAME, message = BE_A_NAME)
            String name) {}

    @Operation(
            summary = "Customise a template of the service",
            description =
                    "What you change is kept apart from the template, and is applied anew when a release brings another one. All changes are named each time; those of before are forgotten.")
    @ApiResponse(responseCode = "201", description = "Stored; Location is the version")
    @ApiResponse(responseCode = "200", description = "The newest version says just that")
    @ApiResponse(responseCode = "409", description = "It is no template of the service, or the name is taken")
    @PostMapping(path = "/customize", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionResponse> customise(
            Owner owner, @PathVariable String template, @Valid @RequestBody CustomiseRequest request) {
        var changes = json.convertValue(request.changes, ObjectNode.class);
        return VersionResponse.answer(customisations.customise(owner, template, request.name, changes));
    }

    @Operation(
            summary = "Eject a template",
            description = "Copies what you can use as a plain template of yours, with everything written out.")
    @ApiResponse(responseCode = "201", description = "Stored; Location is the version")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    @PostMapping(path = "/eject", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionResponse> eject(
            Owner owner, @PathVariable String template, @Valid @RequestBody EjectRequest request) {
        Numbered ejected = customisations.eject(owner, template, request.name);
        return VersionResponse.answer(ejected);
    }
}
