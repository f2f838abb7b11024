/** Ollama's routes, word for word. */
@NullMarked
package dev.codefactory.standin.routes;

import org.jspecify.annotations.NullMarked;
