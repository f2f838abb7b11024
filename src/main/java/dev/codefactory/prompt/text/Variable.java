package dev.codefactory.prompt.text;

import java.util.Locale;

/**
 * A value that a text asks for.
 *
 * @param allowLlmRefinement whether a model may have reworded it
 * @param allowCodeContext whether source code may be in it
 */
public record Variable(
        String name, Source source, String description, boolean allowLlmRefinement, boolean allowCodeContext) {

    /** Where the value comes from. */
    public enum Source {
        /** The user wrote it. */
        USER_INPUT,
        /** The service puts it together. */
        DYNAMIC;

        /** The word on the wire. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it holds nothing that a user, a model or a file says, so that it may stand among the standing instructions. */
    boolean isOurs() {
        return source == Source.DYNAMIC && !allowLlmRefinement && !allowCodeContext;
    }

    boolean isDeclaredAs(Variable other) {
        return source == other.source
                && allowLlmRefinement == other.allowLlmRefinement
                && allowCodeContext == other.allowCodeContext;
    }
}
