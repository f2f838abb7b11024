/** Ollama's scheduler: who may run, what is loaded, and who must wait. */
@NullMarked
package dev.codefactory.standin.scheduling;

import org.jspecify.annotations.NullMarked;
