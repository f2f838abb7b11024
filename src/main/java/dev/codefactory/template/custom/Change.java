package dev.codefactory.template.custom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One thing that differs from the built-in template. */
sealed interface Change {

    Place place();

    /** A value is another one, or is there at all. */
    record Put(Place place, JsonNode value) implements Change {}

    /** A value, a step or a parameter is not there. */
    record Drop(Place place) implements Change {}

    /**
     * A step or a parameter is there besides.
     *
     * @param before the id of the step it stands before, or null
     * @param after the id of the step it stands behind, or null; last when both are
     */
    record Insert(
            Place place,
            ObjectNode item,
            @Nullable String before,
            @Nullable String after) implements Change {}
}
