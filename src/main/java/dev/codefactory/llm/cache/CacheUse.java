package dev.codefactory.llm.cache;

/**
 * How often answers were looked for.
 *
 * @param step what asked
 * @param model the model that was to answer
 * @param hits how often one was given again
 * @param misses how often there was none
 */
public record CacheUse(String step, String model, long hits, long misses) {}
