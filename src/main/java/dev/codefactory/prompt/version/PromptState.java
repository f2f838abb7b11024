package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a prompt stands.
 *
 * @param effective the number of the version in effect, or null before there is one
 * @param versions how many versions are kept
 * @param revision grows with every change
 * @param tended whether a person has chosen the version in effect
 */
public record PromptState(PromptKey key, @Nullable Integer effective, int versions, long revision, boolean tended) {}
