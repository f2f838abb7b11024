/** A question to a model through LangChain4j, whatever its server speaks: read strictly, within its time, with exactly one outcome. */
@NullMarked
package dev.codefactory.llm.chat;

import org.jspecify.annotations.NullMarked;
