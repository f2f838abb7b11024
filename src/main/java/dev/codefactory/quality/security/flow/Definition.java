package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;

/**
 * A value a name is given.
 *
 * @param value the value; of a parameter, its declaration
 * @param place the node that gives it
 */
record Definition(Kind kind, SourceNode value, SourceNode place) {

    /** How the value reaches the name. */
    enum Kind {
        /** It replaces what was there. */
        ASSIGNED,
        /** It is added to what was there: to a text, a list, a builder, a buffer. */
        ADDED,
        /** The caller gives it. */
        PARAMETER
    }

    int start() {
        return place.start();
    }
}
