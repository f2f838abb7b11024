@NullMarked
package dev.codefactory.llm.provider;

import org.jspecify.annotations.NullMarked;
