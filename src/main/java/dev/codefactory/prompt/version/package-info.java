/** The versions of prompts: which there are, which one is effective, and which ones executions hold on to. */
@NullMarked
package dev.codefactory.prompt.version;

import org.jspecify.annotations.NullMarked;
