package dev.codefactory.session.execution;

import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.TaskRef;
import dev.codefactory.session.TemplateUse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and how it shall be worked off.
 *
 * @param dependsOn the executions of the same owner that must have completed first
 * @param priority 1 (last) to 10 (first)
 * @param task the task it works on, or null
 * @param template the stored template it uses, or null when that comes with the application
 */
public record Submission(
        GenerationRequest request,
        List<ExecutionId> dependsOn,
        int priority,
        @Nullable TaskRef task,
        @Nullable TemplateUse template) {

    /** In the middle. */
    public static final int USUAL_PRIORITY = 5;

    public Submission {
        dependsOn = dependsOn.stream().distinct().toList();
    }

    /** A request that uses a template of the application. */
    public Submission(GenerationRequest request, List<ExecutionId> dependsOn, int priority, @Nullable TaskRef task) {
        this(request, dependsOn, priority, task, null);
    }

    /** The same request as a trial of one of the examples of the stored template it uses. */
    public Submission trying(int example) {
        var use = Objects.requireNonNull(template);
        return new Submission(
                request, dependsOn, priority, task, new TemplateUse(use.id(), use.version(), true, example));
    }

    /** A request that waits for nothing. */
    public static Submission of(GenerationRequest request) {
        return new Submission(request, List.of(), USUAL_PRIORITY, null);
    }
}
