package dev.codefactory.queue;

import java.util.UUID;

/**
 * A piece of work to be done.
 *
 * @param id chosen by the caller; its own row for the work carries the same id
 * @param kind which {@link WorkHandler} does it
 * @param lane what it competes for
 * @param owner whose work it is
 * @param priority 1 (last) to 10 (first)
 */
public record NewWork(UUID id, String kind, Lane lane, UUID owner, int priority) {}
