/** A pretended server that speaks OpenAI's API, in the dialects of llama.cpp, vLLM and LM Studio. */
@NullMarked
package dev.codefactory.standin.openai;

import org.jspecify.annotations.NullMarked;
