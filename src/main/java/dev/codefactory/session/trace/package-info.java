/** Executions as traces: one trace for each, with a span for each attempt at a step. */
@NullMarked
package dev.codefactory.session.trace;

import org.jspecify.annotations.NullMarked;
