@NullMarked
package dev.codefactory.llm.openai;

import org.jspecify.annotations.NullMarked;
