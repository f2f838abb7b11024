package dev.codefactory.prompt.web;

import dev.codefactory.prompt.version.PromptState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A prompt as callers see it. */
record PromptResponse(
        String step,

        @Schema(description = "The language it is for, or any.", example = "python")
        String language,

        @Schema(description = "The family of models it is for, or any.", example = "qwen2.5-coder")
        String family,

        @Schema(description = "The number of the version in effect.") @Nullable
        Integer effectiveVersion,

        @Schema(description = "How many versions are kept.") int versions,

        @Schema(description = "Grows with every change; it is the ETag.")
        long revision,

        @Schema(description = "Whether a person chose the version in effect; a new default does not replace it then.")
        boolean chosenByHand) {

    static PromptResponse of(PromptState state) {
        var key = state.key();
        return new PromptResponse(
                key.step(),
                key.language(),
                key.family(),
                state.effective(),
                state.versions(),
                state.revision(),
                state.tended());
    }
}
