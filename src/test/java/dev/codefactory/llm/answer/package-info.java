@NullMarked
package dev.codefactory.llm.answer;

import org.jspecify.annotations.NullMarked;
