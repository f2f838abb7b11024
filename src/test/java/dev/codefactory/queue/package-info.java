@NullMarked
package dev.codefactory.queue;

import org.jspecify.annotations.NullMarked;
