package dev.codefactory.queue;

import java.util.UUID;

/**
 * One attempt at a piece of work.
 *
 * @param id the work
 * @param number counts from 1, across nodes and crashes
 * @param host where admission sent it: a model host's id, or {@code nodes}
 */
public record Attempt(UUID id, int number, String host) {}
