/** Answers that were recorded, and executions that are answered from them alone. */
@NamedInterface("replay")
@NullMarked
package dev.codefactory.llm.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
