/** Which provider of models answers: Ollama, or the practice model. */
@NullMarked
package dev.codefactory.llm.provider;

import org.jspecify.annotations.NullMarked;
