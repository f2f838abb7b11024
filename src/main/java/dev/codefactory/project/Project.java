package dev.codefactory.project;

import dev.codefactory.code.CodeLanguage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a user wants built.
 *
 * @param defaultLanguage the language of every task that names none itself
 * @param metadata the user's own notes, a JSON object
 * @param version grows with every change, also when elements or tasks come or go
 */
public record Project(
        UUID id,
        String name,
        String description,
        ProjectStatus status,
        CodeLanguage defaultLanguage,
        String metadata,
        int elementCount,
        int taskCount,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What a user says about a project.
     *
     * @param status null leaves it as it is, or makes a new project a draft
     */
    public record Draft(
            String name,
            String description,
            @Nullable ProjectStatus status,
            CodeLanguage defaultLanguage,
            String metadata) {}

    /**
     * Which projects a list holds; null means all.
     *
     * @param nameContains compared without regard to case
     */
    public record Filter(
            @Nullable ProjectStatus status,
            @Nullable String nameContains,
            @Nullable CodeLanguage defaultLanguage) {}
}
