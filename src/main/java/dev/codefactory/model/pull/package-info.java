/** Pulls: hosts fetch models because they were told to here, and whichever node follows one, all can tell how far it is. */
@NullMarked
package dev.codefactory.model.pull;

import org.jspecify.annotations.NullMarked;
