package dev.codefactory.session.waiver;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver as its owner sees it. It does not change; it ends when it is deleted or expires.
 *
 * @param projectId the project whose executions it holds for, or null for all of the owner's
 * @param by the name of whoever gave it
 * @param expiresAt when it ceases to hold, or null for never
 */
public record WaiverView(
        UUID id,
        @Nullable UUID projectId,
        String fingerprint,
        String reason,
        String by,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
