package dev.codefactory.access.web;

import dev.codefactory.access.ApiKey;
import dev.codefactory.access.ApiKeys;
import dev.codefactory.access.Caller;
import dev.codefactory.access.NewApiKey;
import dev.codefactory.web.Page;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/api-keys")
@Tag(name = "api keys")
class ApiKeyController {

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * A key to be made.
     *
     * @param owner whom the key acts for, made when new; only an admin may name one, without it the key acts for the caller
     */
    @Schema(example = """
            {"name": "nightly build", "expires_at": "2099-12-31T23:59:59Z"}""")
    record NewKeyRequest(
            @NotBlank @Size(max = 100) String name,

            @Nullable
            @Pattern(
                    regexp = "^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$",
                    message = "must be up to 100 letters, digits and . _ @ -, beginning with a letter or a digit")
            String owner,

            @Nullable @Future Instant expiresAt) {}

    record NewKeyResponse(
            String id,
            String name,
            String owner,
            String token,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static NewKeyResponse of(NewApiKey made) {
            var key = made.key();
            return new NewKeyResponse(
                    key.id(), key.name(), key.owner(), made.token(), key.createdAt(), key.expiresAt());
        }
    }

    @GetMapping
    @Operation(summary = "Lists the caller's keys, for an admin everybody's; never their tokens")
    Page<ApiKey> list(Caller caller) {
        return new Page<>(keys.list(caller), null);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Makes a key and shows its token this once")
    @ApiResponse(responseCode = "201", description = "The key and its token")
    @ApiResponse(responseCode = "403", description = "Only an admin may make keys for other owners")
    ResponseEntity<NewKeyResponse> create(Caller caller, @Valid @RequestBody NewKeyRequest request) {
        var made = request.owner() == null
                ? keys.createOwn(caller, request.name(), request.expiresAt())
                : createFor(caller, request.owner(), request);
        return ResponseEntity.created(
                        URI.create("/api/v1/api-keys/" + made.key().id()))
                .body(NewKeyResponse.of(made));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a key; the next request with its token is refused")
    void revoke(Caller caller, @PathVariable String id) {
        if (!keys.revoke(caller, id)) {
            throw refusal(HttpStatus.NOT_FOUND, "api-key-not-found", "There is no API key with this id.");
        }
    }

    private NewApiKey createFor(Caller caller, String owner, NewKeyRequest request) {
        caller.requireAdmin("Only an admin may name an owner; leave the field out for a key of your own.");
        return keys.create(owner, request.name(), request.expiresAt());
    }

    private static ErrorResponseException refusal(HttpStatus status, String type, String detail) {
        return new ErrorResponseException(status, Problems.of(status, type, detail), null);
    }
}
