package dev.codefactory.access;

/**
 * A key just made.
 *
 * @param token the whole token, which is never shown again
 */
public record NewApiKey(ApiKey key, String token) {}
