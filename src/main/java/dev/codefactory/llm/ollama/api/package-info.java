/** Ollama's small questions: what it is asked besides chats, fetching models included, and what its errors mean. */
@NullMarked
package dev.codefactory.llm.ollama.api;

import org.jspecify.annotations.NullMarked;
