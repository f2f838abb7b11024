package dev.codefactory.session.project;

import dev.codefactory.pipeline.CodeFactoryConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a project shall be generated.
 *
 * @param taskIds the tasks to run; empty for all that are not completed
 * @param priority 1 (last) to 10 (first)
 * @param template what makes the steps of every task
 * @param config holds for every task, save the language, which is the task's own
 */
public record ProjectOrder(List<UUID> taskIds, int priority, CodeFactoryConfig config, TemplateWish template) {

    /**
     * The template that is asked for.
     *
     * @param reference its name or its id
     * @param version one of its versions, or null for the current one
     */
    public record TemplateWish(
            String reference, @Nullable Integer version, Map<String, ? extends @Nullable Object> parameters) {

        /** What tasks are worked with unless something else is asked for. */
        public static final TemplateWish USUAL = new TemplateWish("function", null, Map.of());
    }

    /** An order that leaves the template to the service. */
    public ProjectOrder(List<UUID> taskIds, int priority, CodeFactoryConfig config) {
        this(taskIds, priority, config, TemplateWish.USUAL);
    }

    public ProjectOrder {
        taskIds = taskIds.stream().distinct().toList();
    }
}
