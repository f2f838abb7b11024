@NullMarked
package dev.codefactory.llm;

import org.jspecify.annotations.NullMarked;
