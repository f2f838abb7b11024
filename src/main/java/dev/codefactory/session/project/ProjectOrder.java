package dev.codefactory.session.project;

import dev.codefactory.pipeline.CodeFactoryConfig;
import java.util.List;
import java.util.UUID;

/**
 * How a project shall be generated.
 *
 * @param taskIds the tasks to run; empty for all that are not completed
 * @param priority 1 (last) to 10 (first)
 * @param config holds for every task, save the language, which is the task's own
 */
public record ProjectOrder(List<UUID> taskIds, int priority, CodeFactoryConfig config) {

    public ProjectOrder {
        taskIds = taskIds.stream().distinct().toList();
    }
}
