package dev.codefactory.project;

import dev.codefactory.code.CodeLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work on an element.
 *
 * @param generatedCode what was generated last, or null before that
 * @param codeLanguage null stands for the project's default language
 * @param dependencies the tasks of the same project that must be done first
 * @param metadata the user's own notes, a JSON object
 */
public record Task(
        UUID id,
        UUID projectId,
        UUID elementId,
        String title,
        String prompt,
        TaskStatus status,
        @Nullable String generatedCode,
        @Nullable CodeLanguage codeLanguage,
        List<UUID> dependencies,
        String metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Task {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * What a user says about a task.
     *
     * @param status null leaves it as it is, or makes a new task pending
     */
    public record Draft(
            String title,
            String prompt,
            @Nullable TaskStatus status,
            @Nullable CodeLanguage codeLanguage,
            List<UUID> dependencies,
            String metadata) {

        public Draft {
            dependencies = List.copyOf(dependencies);
        }
    }

    /**
     * Which tasks of a project a list holds; null means all.
     *
     * @param titleContains compared without regard to case
     * @param codeLanguage the task's own language or, if it has none, its project's
     */
    public record Filter(
            @Nullable UUID elementId,
            @Nullable TaskStatus status,
            @Nullable String titleContains,
            @Nullable CodeLanguage codeLanguage) {}
}
