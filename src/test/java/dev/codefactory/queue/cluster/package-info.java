@NullMarked
package dev.codefactory.queue.cluster;

import org.jspecify.annotations.NullMarked;
