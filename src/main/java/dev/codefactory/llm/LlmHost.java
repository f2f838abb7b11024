package dev.codefactory.llm;

import java.util.Set;

/**
 * A host that answers calls.
 *
 * @param id what {@link LlmCall#host()} calls it
 * @param slots how many calls one of its models answers at a time
 * @param models the names of the models that are installed there and may be used
 */
public record LlmHost(String id, int slots, Set<String> models) {

    public LlmHost {
        models = Set.copyOf(models);
    }
}
