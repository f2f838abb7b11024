/** The real rules of admission in virtual time: clusters with their faults, made from a seed. */
@NullMarked
package dev.codefactory.queue.simulation;

import org.jspecify.annotations.NullMarked;
