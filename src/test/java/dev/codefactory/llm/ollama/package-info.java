@NullMarked
package dev.codefactory.llm.ollama;

import org.jspecify.annotations.NullMarked;
