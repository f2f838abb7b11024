@NullMarked
package dev.codefactory.llm.host;

import org.jspecify.annotations.NullMarked;
