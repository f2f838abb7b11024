package dev.codefactory.session.waiver;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver that somebody asks for.
 *
 * @param projectId the project whose executions it shall hold for, or null for all of the owner's
 * @param expiresAt when it shall cease to hold, or null for never
 */
public record NewWaiver(
        String fingerprint,
        String reason,
        @Nullable UUID projectId,
        @Nullable Instant expiresAt) {}
