/** The nodes that share one database: who is there, what time it is, and how they wake each other. Knows nothing of work. */
@NullMarked
package dev.codefactory.queue.cluster;

import org.jspecify.annotations.NullMarked;
