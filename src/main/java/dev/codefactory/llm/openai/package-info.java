/** Servers that speak OpenAI's API behind the gateway: llama.cpp, vLLM, LM Studio. Their windows are fixed, and their models their own affair. */
@NullMarked
package dev.codefactory.llm.openai;

import org.jspecify.annotations.NullMarked;
