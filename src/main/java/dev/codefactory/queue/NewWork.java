package dev.codefactory.queue;

import java.time.Duration;
import java.util.UUID;

/**
 * A piece of work to be done.
 *
 * @param id chosen by the caller; its own row for the work carries the same id
 * @param kind which {@link WorkHandler} does it
 * @param lane what it competes for
 * @param owner whose work it is
 * @param priority 1 (last) to 10 (first)
 * @param timeout how long an attempt may take; whole seconds, at least one
 * @param waitsFor how many things must end first, each told by {@link WorkQueue#satisfied}; 0 for none
 */
public record NewWork(UUID id, String kind, Lane lane, UUID owner, int priority, Duration timeout, int waitsFor) {}
