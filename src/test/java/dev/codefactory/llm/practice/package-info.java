@NullMarked
package dev.codefactory.llm.practice;

import org.jspecify.annotations.NullMarked;
