package dev.codefactory.prompt.web;

import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.text.Variable;
import dev.codefactory.prompt.version.Origin;
import dev.codefactory.prompt.version.PromptVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A version as lists have it. */
record VersionResponse(
        int version,

        @Schema(description = "The hash of its text.") String sha256,

        @Schema(description = "How it came to be.") Origin origin,

        String note,
        String createdBy,
        Instant createdAt,
        boolean effective,

        @Schema(description = "Whether an execution that has not ended uses it.")
        boolean pinned) {

    static VersionResponse of(PromptVersion version) {
        return new VersionResponse(
                version.number(),
                version.sha256(),
                version.origin(),
                version.note(),
                version.createdBy(),
                version.createdAt(),
                version.effective(),
                version.pinned());
    }

    /** A version with its text. */
    record WithText(
            int version,

            @Schema(description = "The hash of its text.") String sha256,

            @Schema(description = "How it came to be.") Origin origin,

            String note,
            String createdBy,
            Instant createdAt,
            boolean effective,

            @Schema(description = "Whether an execution that has not ended uses it.")
            boolean pinned,

            String content,
            List<Variable> variables) {

        static WithText of(PromptVersion version, String content) {
            return new WithText(
                    version.number(),
                    version.sha256(),
                    version.origin(),
                    version.note(),
                    version.createdBy(),
                    version.createdAt(),
                    version.effective(),
                    version.pinned(),
                    content,
                    PromptDocument.parse(content).variables());
        }
    }
}
