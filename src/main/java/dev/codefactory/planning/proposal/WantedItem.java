package dev.codefactory.planning.proposal;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.ElementType;
import java.util.List;
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
 * @param dependsOn what has to be done first: elements for an element, tasks for a task
 */
public record WantedItem(
        ItemRef ref,
        boolean remove,
        @Nullable ElementType type,
        @Nullable String description,
        @Nullable String prompt,
        @Nullable CodeLanguage codeLanguage,
        @Nullable List<ItemRef> dependsOn) {

    public WantedItem {
        dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
    }
}
