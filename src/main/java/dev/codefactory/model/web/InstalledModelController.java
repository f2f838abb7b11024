package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.ModelRegistry;
import dev.codefactory.web.Page;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/installed")
@Tag(name = "Models")
class InstalledModelController {

    private final ModelRegistry registry;

    InstalledModelController(ModelRegistry registry) {
        this.registry = registry;
    }

    @Operation(
            summary = "List the installed models",
            description = "On all hosts that answer, each model once by its digest. What no host tells is null.")
    @GetMapping
    Page<InstalledModelResponse> list(
            Caller caller,
            @Parameter(description = "Only those of that name; without a tag it is the latest.")
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(description = "Only those on the host of this id.") @RequestParam(required = false) @Nullable
                    String host,
            @Parameter(description = "Only those that say they can do this, such as thinking.")
                    @RequestParam(required = false)
                    @Nullable
                    String capability,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    String after) {
        var rows = registry.inventory().models().stream()
                .filter(model -> name == null || model.isCalled(name))
                .filter(model -> host == null || model.isOn(host))
                .filter(model -> capability == null || model.can(capability))
                .sorted(Comparator.comparing(InstalledModelController::key))
                .filter(model -> after == null || key(model).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, InstalledModelController::key)
                .map(model -> InstalledModelResponse.of(model, caller.admin()));
    }

    @Operation(
            summary = "See an installed model",
            description = "By its digest or the beginning of it, because a name may mean another model on each host.")
    @ApiResponse(responseCode = "200", description = "The model")
    @ApiResponse(responseCode = "404", description = "No host that answers has it")
    @GetMapping("/{digest}")
    InstalledModelResponse get(
            Caller caller,
            @Parameter(description = "The model's digest, or at least its first twelve digits.")
                    @PathVariable
                    @Pattern(regexp = "^[0-9a-f]{12,64}$", message = "must be 12 to 64 of 0-9 and a-f")
                    String digest) {
        return registry.inventory().models().stream()
                .filter(model -> model.digest() != null && model.digest().startsWith(digest))
                .findFirst()
                .map(model -> InstalledModelResponse.of(model, caller.admin()))
                .orElseThrow(InstalledModelController::notFound);
    }

    /** What the list is sorted by. */
    private static String key(InstalledModel model) {
        return model.names().getFirst() + "@" + model.digest();
    }

    private static ErrorResponseException notFound() {
        var problem = Problems.of(
                HttpStatus.NOT_FOUND, "model-not-found", "No host that answers has a model of this digest.");
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
}
