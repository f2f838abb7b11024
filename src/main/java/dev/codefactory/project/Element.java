package dev.codefactory.project;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a project, such as a module or an API endpoint.
 *
 * @param dependencies the elements of the same project that must be done first
 * @param metadata the user's own notes, a JSON object
 * @param version grows with every change, also when tasks come or go
 */
public record Element(
        UUID id,
        UUID projectId,
        String name,
        String description,
        ElementType type,
        List<UUID> dependencies,
        String metadata,
        int taskCount,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Element {
        dependencies = List.copyOf(dependencies);
    }

    /** What a user says about an element. */
    public record Draft(String name, String description, ElementType type, List<UUID> dependencies, String metadata) {

        public Draft {
            dependencies = List.copyOf(dependencies);
        }
    }

    /**
     * Which elements a list holds; null means all.
     *
     * @param nameContains compared without regard to case
     */
    public record Filter(
            @Nullable ElementType type, @Nullable String nameContains) {}
}
