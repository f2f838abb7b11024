package dev.codefactory.planning.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** In which phases it is done. The first is phase 0: the tests that show the problem or the behaviour that is wanted. */
public record Plan(
        @Size(max = TaskDocument.MAX_TEXT) String text,
        @Size(max = 10) List<@NotNull @Valid Phase> phases) {

    public static final Plan EMPTY = new Plan("", List.of());

    /**
     * One phase.
     *
     * @param goal one sentence
     * @param text Markdown, for what the goal leaves open
     */
    public record Phase(
            @NotBlank @Size(max = TaskDocument.MAX_LINE) String goal,
            @Size(max = TaskDocument.MAX_TEXT) String text,
            @Size(max = 20) List<@NotNull @Valid PlanTask> tasks) {

        public Phase {
            goal = Text.line(goal);
            text = Text.block(text);
            tasks = Text.list(tasks);
        }

        Phase with(List<PlanTask> others) {
            return new Phase(goal, text, others);
        }
    }

    /**
     * One thing to do.
     *
     * @param id names it in every revision, such as {@code T1}; empty for a new one
     * @param files which files it makes or changes
     * @param functions which functions it makes or changes
     * @param notes whatever else is to be said of it
     */
    public record PlanTask(
            @Pattern(regexp = "^(T[1-9][0-9]{0,3})?$", message = "must be T1, T2, … or left out")
            String id,

            @NotBlank @Size(max = TaskDocument.MAX_LINE) String text,
            @Size(max = 50) List<@NotBlank String> files,
            @Size(max = 50) List<@NotBlank String> functions,
            @Size(max = 20) List<@NotBlank @Size(max = TaskDocument.MAX_LINE) String> notes) {

        public PlanTask {
            id = Objects.requireNonNullElse(id, "");
            text = Text.line(text);
            files = Text.lines(files);
            functions = Text.lines(functions);
            notes = Text.lines(notes);
        }

        PlanTask named(String newId) {
            return new PlanTask(newId, text, files, functions, notes);
        }
    }

    public Plan {
        text = Text.block(text);
        phases = Text.list(phases);
    }

    /** The tasks of all phases, in their order. */
    public Stream<PlanTask> tasks() {
        return phases().stream().flatMap(phase -> phase.tasks().stream());
    }
}
