package dev.codefactory.planning;

import dev.codefactory.planning.document.TaskDocument;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task document to be made.
 *
 * @param projectId the project it belongs to, or null
 * @param autoApprove whether it is approved without a person as soon as it breaks no rule
 * @param reason why, or who made it
 */
public record NewDocument(@Nullable UUID projectId, TaskDocument content, boolean autoApprove, String reason) {}
