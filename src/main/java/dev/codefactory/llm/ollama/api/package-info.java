/** Ollama's small questions: what it is asked besides chats, and what its errors mean. */
@NullMarked
package dev.codefactory.llm.ollama.api;

import org.jspecify.annotations.NullMarked;
