package dev.codefactory.prompt;

import org.jspecify.annotations.Nullable;

/**
 * A prompt with its variables filled.
 *
 * @param system standing instructions
 * @param user the question
 * @param source the text it was made from
 */
public record Prompt(String system, String user, Source source) {

    /**
     * A text before it was filled.
     *
     * @param key what it is kept under, or null for one that came with a template
     * @param version its number, or null for a default that was taken without a look at the database
     * @param sha256 its hash, in hex
     */
    public record Source(@Nullable PromptKey key, @Nullable Integer version, String sha256) {}
}
