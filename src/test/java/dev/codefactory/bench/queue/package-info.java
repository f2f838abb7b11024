/** What the queue costs, measured beside what its database costs alone. */
@NullMarked
package dev.codefactory.bench.queue;

import org.jspecify.annotations.NullMarked;
