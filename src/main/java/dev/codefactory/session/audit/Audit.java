package dev.codefactory.session.audit;

import java.time.Instant;

/**
 * A person's word on the files of an execution.
 *
 * @param correct whether they do what was asked for
 * @param reason what was looked at, and what was found
 */
public record Audit(boolean correct, String reason, Instant auditedAt) {}
