/** Benches of the queue and of what is seen of it. */
@NullMarked
package dev.codefactory.bench.queue;

import org.jspecify.annotations.NullMarked;
