package dev.codefactory.llm.registry;

import org.jspecify.annotations.Nullable;

/** What is known of models from having tried them. */
public interface ModelTraits {

    /** Nothing is known of any model. */
    ModelTraits UNKNOWN = _ -> Traits.NONE;

    /**
     * What was found out about a model; {@link Traits#NONE} when nothing was. Asked before each call, so it is quick and never fails.
     *
     * @param digest the hash of the model's content; empty when it is not known
     */
    Traits of(String digest);

    /**
     * How a model is best asked.
     *
     * @param windowCap the largest window in which it found what stood in its prompt, in tokens, or null when none is known to be too large
     * @param thinking how it is told to think where the operator does not say, or null as ever
     * @param schemaInPromptOnly whether JSON is better asked for by words alone, and not enforced while it writes
     */
    record Traits(@Nullable Integer windowCap, @Nullable Thinking thinking, boolean schemaInPromptOnly) {

        public static final Traits NONE = new Traits(null, null, false);
    }
}
