/** Answers that are given again: to the same question, of the same model, for the same owner, when they led to verified files. */
@NamedInterface("cache")
@NullMarked
package dev.codefactory.llm.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
