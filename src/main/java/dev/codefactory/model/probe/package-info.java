/** Finds out what a model does by asking it: each probe has a budget, and what it could not find out counts as not run, never as good. */
@NullMarked
package dev.codefactory.model.probe;

import org.jspecify.annotations.NullMarked;
