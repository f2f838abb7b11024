package dev.codefactory.planning.proposal;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.ElementType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An element or a task as it is wanted. What is null stays as it is, or is empty in a new one.
 *
 * @param ref which one; a name the project does not have makes a new one
 * @param remove whether it is to go
 * @param type of an element
 * @param description of an element
 * @param prompt of a task
 * @param codeLanguage of a task
 * @param fulfils which tasks of a plan a task does, or null
 * @param dependsOn what has to be done first: elements for an element, tasks for a task
 */
public record WantedItem(
        ItemRef ref,
        boolean remove,
        @Nullable ElementType type,
        @Nullable String description,
        @Nullable String prompt,
        @Nullable CodeLanguage codeLanguage,
        @Nullable List<ItemRef> dependsOn,
        @Nullable PlanLink fulfils) {

    /**
     * Which tasks of a document's plan a task does.
     *
     * @param tasks their ids, such as {@code T3}
     */
    public record PlanLink(UUID document, List<String> tasks) {

        public PlanLink {
            tasks = List.copyOf(tasks);
        }
    }

    /** An item that has nothing to do with a plan. */
    public WantedItem(
            ItemRef ref,
            boolean remove,
            @Nullable ElementType type,
            @Nullable String description,
            @Nullable String prompt,
            @Nullable CodeLanguage codeLanguage,
            @Nullable List<ItemRef> dependsOn) {
        this(ref, remove, type, description, prompt, codeLanguage, dependsOn, null);
    }

    public WantedItem {
        dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
    }
}
