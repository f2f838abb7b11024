/** The steps of executions: in which order they come, how they wait in the queue, run, and what is written down of them. */
@NullMarked
package dev.codefactory.session.step;

import org.jspecify.annotations.NullMarked;
