/** How the figures of the files went from revision to revision of an execution. */
@NullMarked
package dev.codefactory.session.metrics;

import org.jspecify.annotations.NullMarked;
