/** Ollama behind the gateway: which model on which host, within which window, and what its answers and failures mean. */
@NullMarked
package dev.codefactory.llm.ollama;

import org.jspecify.annotations.NullMarked;
