/** The queue over HTTP. */
@NullMarked
package dev.codefactory.queue.web;

import org.jspecify.annotations.NullMarked;
