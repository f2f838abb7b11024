/** The servers that answer calls, whatever they speak: what they have, how they are, and which of them a call goes to. */
@NullMarked
package dev.codefactory.llm.host;

import org.jspecify.annotations.NullMarked;
