package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.ModelRegistry;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/hosts")
@Tag(name = "Models")
class HostController {

    private final ModelRegistry registry;

    HostController(ModelRegistry registry) {
        this.registry = registry;
    }

    /** A host and its health. */
    record HostResponse(
            @Schema(description = "What the operator calls it.", example = "gpu-1")
            String id,

            @Schema(description = "Where it listens; shown to admins only.", example = "http://gpu-1:11434") @Nullable
            URI url,

            @Schema(description = "How many calls one of its models answers at a time.")
            int slots,

            List<String> labels,
            boolean answers,

            @Schema(description = "Since when this node has found it silent.") @Nullable
            Instant silentSince,

            @Schema(description = "Why it does not answer.", example = "unreachable") @Nullable
            String silentFor,

            @Schema(description = "What happened; shown to admins only.") @Nullable
            String detail,

            @Schema(description = "The server's version, where it tells.", example = "0.33.0") @Nullable
            String version,

            @Schema(description = "Whether calls are let through, for each model this node has asked there.")
            List<CircuitResponse> circuits) {

        private static HostResponse of(HostState host, boolean admin) {
            var silence = host.silence();
            return new HostResponse(
                    host.id(),
                    admin ? host.url() : null,
                    host.slots(),
                    host.labels(),
                    host.answers(),
                    silence == null ? null : silence.since(),
                    silence == null ? null : silence.reason().id(),
                    silence == null || !admin ? null : silence.detail(),
                    host.version(),
                    host.circuits().stream()
                            .map(circuit -> CircuitResponse.of(circuit, admin))
                            .toList());
        }
    }

    @Operation(
            summary = "List the model hosts",
            description =
                    "With their health, as they answered within the last few seconds. Only an admin sees their addresses.")
    @GetMapping
    Page<HostResponse> list(Caller caller) {
        return new Page<>(
                registry.inventory().hosts().stream()
                        .map(host -> HostResponse.of(host, caller.admin()))
                        .toList(),
                null);
    }
}
