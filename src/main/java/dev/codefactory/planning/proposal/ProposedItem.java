package dev.codefactory.planning.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a proposal. Each is stored by itself, so that a broken one costs nothing but itself.
 *
 * @param position in the order in which they were proposed, from 1
 * @param wanted null when it could not be understood
 * @param fault why it could not be understood, or null
 */
public record ProposedItem(
        UUID id,
        int position,
        @Nullable WantedItem wanted,
        @Nullable String fault) {}
