package dev.codefactory.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it may be shown: everything but its secret.
 *
 * @param id the part of the token that names the key
 * @param owner the name of the owner it acts for
 * @param lastUsedAt accurate to half a minute
 */
public record ApiKey(
        String id,
        String name,
        String owner,
        boolean admin,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
