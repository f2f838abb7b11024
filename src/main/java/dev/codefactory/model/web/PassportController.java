package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.model.passport.Passport;
import dev.codefactory.model.passport.PassportException;
import dev.codefactory.model.passport.Passports;
import dev.codefactory.web.Page;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/passports")
@Tag(name = "Models")
class PassportController {

    private static final String DIGEST = "^[0-9a-f]{12,64}$";

    private final Passports passports;

    PassportController(Passports passports) {
        this.passports = passports;
    }

    /** A model to be examined. */
    @Schema(example = """
            {"model": "qwen2.5-coder:7b"}""")
    record PassportRequest(
            @Schema(example = "qwen2.5-coder:7b") @NotBlank @Size(max = 200)
            String model,

            @Schema(
                    description = "The id of the host to examine it on; any that has it when left out.",
                    example = "gpu-1")
            @Nullable
            @Size(min = 1, max = 100)
            String host) {}

    @Operation(
            summary = "Examine a model",
            description =
                    "For admins. Takes about five minutes of the model's time; asking again meanwhile changes nothing. What comes of it holds for every call of the model.")
    @ApiResponse(responseCode = "202", description = "It is or will be examined; Location is its passport")
    @ApiResponse(responseCode = "403", description = "Only an admin may have models examined")
    @ApiResponse(responseCode = "404", description = "No host that answers has the model")
    @ApiResponse(responseCode = "409", description = "The host does not tell the model's digest")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PassportResponse> examine(Caller caller, @Valid @RequestBody PassportRequest request) {
        caller.requireAdmin(
                "The models serve all owners; only an admin may have models examined. Use the admin token.");
        try {
            var digest = passports.examine(caller.owner(), request.model(), request.host());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/models/passports/" + digest))
                    .body(PassportResponse.of(passports.get(digest)));
        } catch (PassportException.NotInstalled e) {
            throw problem(HttpStatus.NOT_FOUND, "model-not-found", e);
        } catch (PassportException.NoDigest e) {
            throw problem(HttpStatus.CONFLICT, "model-without-digest", e);
        }
    }

    @Operation(summary = "List the passports of models", description = "By digest.")
    @GetMapping
    Page<PassportResponse> list(
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    String after) {
        var rows = passports.all().stream()
                .filter(passport -> after == null || passport.digest().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, Passport::digest).map(PassportResponse::of);
    }

    @Operation(summary = "See what a model has shown it can do")
    @ApiResponse(responseCode = "200", description = "Its passport")
    @ApiResponse(responseCode = "404", description = "It was never examined")
    @GetMapping("/{digest}")
    PassportResponse get(
            @Parameter(description = "The model's digest, or at least its first twelve digits.")
                    @PathVariable
                    @Pattern(regexp = DIGEST, message = "must be 12 to 64 of 0-9 and a-f")
                    String digest) {
        try {
            return PassportResponse.of(passports.get(digest));
        } catch (PassportException.NotFound e) {
            throw problem(HttpStatus.NOT_FOUND, "passport-not-found", e);
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String type, PassportException cause) {
        var problem = Problems.of(status, type, String.valueOf(cause.getMessage()));
        return new ErrorResponseException(status, problem, cause);
    }
}
