package dev.codefactory.planning.document;

import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done and how, in eight sections. Markdown and JSON are two forms of it; neither says more than the other.
 *
 * @param overview section 1
 * @param currentState section 2
 * @param context section 3
 * @param requirements section 4
 * @param data section 5
 * @param api section 6
 * @param frontend section 7
 * @param plan section 8
 */
@Schema(description = "A task document: a title and eight sections, each of which may be empty in a draft.")
public record TaskDocument(
        @NotBlank @Size(max = 200) String title,

        @Size(max = TaskDocument.MAX_TEXT) String overview,

        @Valid CurrentState currentState,
        @Valid ProblemContext context,
        @Valid TechnicalRequirements requirements,
        @Valid DataDesign data,

        @Size(max = TaskDocument.MAX_TEXT) String api,

        @Size(max = TaskDocument.MAX_TEXT) String frontend,

        @Valid Plan plan) {

    public static final int MAX_TEXT = 20_000;
    public static final int MAX_LINE = 1_000;

    public TaskDocument {
        title = Text.line(title);
        overview = Text.block(overview);
        currentState = Objects.requireNonNullElse(currentState, CurrentState.EMPTY);
        context = Objects.requireNonNullElse(context, ProblemContext.EMPTY);
        requirements = Objects.requireNonNullElse(requirements, TechnicalRequirements.EMPTY);
        data = Objects.requireNonNullElse(data, DataDesign.EMPTY);
        api = Text.block(api);
        frontend = Text.block(frontend);
        plan = Objects.requireNonNullElse(plan, Plan.EMPTY);
    }

    /** One with nothing but a title. */
    public static TaskDocument titled(String title) {
        return new TaskDocument(
                title,
                "",
                CurrentState.EMPTY,
                ProblemContext.EMPTY,
                TechnicalRequirements.EMPTY,
                DataDesign.EMPTY,
                "",
                "",
                Plan.EMPTY);
    }

    /** This document with another section 2. */
    public TaskDocument with(CurrentState state) {
        return new TaskDocument(title, overview, state, context, requirements, data, api, frontend, plan);
    }

    /** This document with an id for every criterion and task that has none. The ids that are there stay. */
    public TaskDocument numbered() {
        var criteria = new Numbers("C", context().successCriteria().stream().map(Criterion::id));
        var tasks = new Numbers("T", plan().tasks().map(PlanTask::id));
        var named = new ProblemContext(
                context().text(),
                context().successCriteria().stream()
                        .map(criterion -> criterion.id().isEmpty() ? criterion.named(criteria.next()) : criterion)
                        .toList());
        var phases = plan().phases().stream()
                .map(phase -> phase.with(phase.tasks().stream()
                        .map(task -> task.id().isEmpty() ? task.named(tasks.next()) : task)
                        .toList()))
                .toList();
        return new TaskDocument(
                title,
                overview,
                currentState,
                named,
                requirements,
                data,
                api,
                frontend,
                new Plan(plan().text(), phases));
    }

    /** The task of the plan with the given id. */
    public Optional<PlanTask> task(String id) {
        return plan().tasks().filter(task -> task.id().equals(id)).findFirst();
    }

    /** The phase a task belongs to, from 0. */
    public int phaseOf(String taskId) {
        var phases = plan().phases();
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).tasks().stream().anyMatch(task -> task.id().equals(taskId))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no task " + taskId);
    }

    /** Every file a task of the plan names. */
    public Set<String> plannedFiles() {
        return plan().tasks().flatMap(task -> task.files().stream()).collect(Collectors.toSet());
    }

    /** Gives numbers that nobody has. */
    private static final class Numbers {

        private final String letter;
        private final Set<String> taken;
        private int last;

        Numbers(String letter, Stream<String> taken) {
            this.letter = letter;
            this.taken = taken.collect(Collectors.toCollection(HashSet::new));
        }

        String next() {
            var id = letter + ++last;
            while (!taken.add(id)) {
                id = letter + ++last;
            }
            return id;
        }
    }
}
