/** Which provider of models answers: Ollama, a server that speaks OpenAI's API, or the practice model. */
@NullMarked
package dev.codefactory.llm.provider;

import org.jspecify.annotations.NullMarked;
