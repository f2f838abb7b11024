package dev.codefactory.planning;

import dev.codefactory.planning.document.TaskDocument;
import java.time.Instant;

/**
 * One state of a document; it never changes.
 *
 * @param number from 1
 * @param markdown the canonical form, with no box ticked
 * @param author the name of whoever made it
 */
public record Revision(
        int number, TaskDocument content, String markdown, String author, String reason, Instant createdAt) {}
