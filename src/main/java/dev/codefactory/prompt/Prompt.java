package dev.codefactory.prompt;

/**
 * A prompt with its variables filled.
 *
 * @param system standing instructions
 * @param user the question
 * @param hash SHA-256, in hex, of the text before it was filled
 */
public record Prompt(String system, String user, String hash) {}
