package dev.codefactory.planning.proposal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Names an element, or a task of one.
 *
 * @param element the name of the element
 * @param task the title of the task, or null for the element itself
 */
public record ItemRef(
        @NotBlank @Size(max = 50) String element,
        @Nullable @Size(min = 1, max = 100) String task) {

    boolean isTask() {
        return task != null;
    }

    ItemRef ofElement() {
        return new ItemRef(element, null);
    }

    /** As people read it. */
    @Override
    public String toString() {
        return task == null ? "\"%s\"".formatted(element) : "\"%s\" of \"%s\"".formatted(task, element);
    }
}
