package dev.codefactory.model.web;

import dev.codefactory.model.pull.Pull;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a host is with fetching a model. */
record PullResponse(
        UUID id,

        @Schema(example = "qwen2.5-coder:7b") String model,

        @Schema(description = "The id of the host that fetches it.")
        String host,

        Pull.Status status,

        @Schema(description = "What the host is at, in its own words; empty before it said anything.")
        String phase,

        long bytesDone,

        @Schema(description = "Of all the host has told of so far; it tells of one part after the other.")
        long bytesTotal,

        @Schema(description = "Of bytes_total; null as long as that is nothing.") @Nullable
        Integer percent,

        @Schema(description = "Why it failed.") @Nullable String error,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static PullResponse of(Pull pull) {
        return new PullResponse(
                pull.id(),
                pull.model(),
                pull.host(),
                pull.status(),
                pull.progress().phase(),
                pull.progress().done(),
                pull.progress().total(),
                pull.percent(),
                pull.error(),
                pull.askedAt(),
                pull.startedAt(),
                pull.endedAt());
    }
}
