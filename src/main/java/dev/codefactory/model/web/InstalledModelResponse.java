package dev.codefactory.model.web;

import dev.codefactory.llm.registry.InstalledModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model, wherever it is installed. What no host tells is null. */
record InstalledModelResponse(
        @Schema(description = "The hash of its content.") @Nullable
        String digest,

        @Schema(description = "What it is called.", example = "[\"qwen2.5-coder:7b\"]")
        List<String> names,

        @Schema(description = "Bytes of its files.") @Nullable
        Long size,

        @Schema(description = "The longest window it can take, in tokens.") @Nullable
        Integer contextLength,

        @Schema(description = "Its architecture.", example = "qwen2") @Nullable
        String family,

        @Schema(example = "7.6B") @Nullable String parameterSize,
        @Schema(example = "Q4_K_M") @Nullable String quantization,

        @Schema(description = "What it says it can do.", example = "[\"completion\", \"thinking\"]") @Nullable
        List<String> capabilities,

        @Schema(description = "Whether it runs on another computer than its host.")
        boolean remote,

        @Schema(description = "Where it is installed.") List<PlacementResponse> hosts) {

    /** The model on one host. */
    record PlacementResponse(
            @Schema(description = "The id of the host.") String host,

            @Schema(description = "What it is called there.")
            String name,

            @Schema(description = "Whether it is in memory now.") @Nullable
            Boolean loaded,

            @Schema(description = "The context window it is loaded with, in tokens.") @Nullable
            Integer window,

            @Schema(description = "Bytes of it that lie in video memory.") @Nullable
            Long videoMemory,

            @Schema(description = "When it is to be unloaded.") @Nullable
            Instant loadedUntil,

            CircuitResponse circuit) {

        private static PlacementResponse of(InstalledModel.Placement placement, boolean admin) {
            return new PlacementResponse(
                    placement.host(),
                    placement.name(),
                    placement.loaded(),
                    placement.window(),
                    placement.videoMemory(),
                    placement.until(),
                    CircuitResponse.of(placement.circuit(), admin));
        }
    }

    static InstalledModelResponse of(InstalledModel model, boolean admin) {
        return new InstalledModelResponse(
                model.digest(),
                model.names(),
                model.size(),
                model.contextLength(),
                model.family(),
                model.parameterSize(),
                model.quantization(),
                model.capabilities(),
                model.remote(),
                model.placements().stream()
                        .map(placement -> PlacementResponse.of(placement, admin))
                        .toList());
    }
}
