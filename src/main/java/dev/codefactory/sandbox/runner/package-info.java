/** A sandbox in another process: asked over a Unix socket, so that the service needs no right to make one itself. */
@NullMarked
package dev.codefactory.sandbox.runner;

import org.jspecify.annotations.NullMarked;
