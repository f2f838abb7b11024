package dev.codefactory.llm;

import java.util.Set;

/**
 * A host that answers calls.
 *
 * @param id what {@link LlmCall#host()} calls it
 * @param slots how many calls one of its models answers at a time
 * @param models the names of the models that are installed there and may be used
 * @param answers whether it did when it was last asked; the models of one that does not are those it last had
 */
public record LlmHost(String id, int slots, Set<String> models, boolean answers) {

    public LlmHost {
        models = Set.copyOf(models);
    }

    /** One that answers. */
    public LlmHost(String id, int slots, Set<String> models) {
        this(id, slots, models, true);
    }
}
