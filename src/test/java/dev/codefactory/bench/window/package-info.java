/** What becomes of prompts that are longer than the model's window. */
@NullMarked
package dev.codefactory.bench.window;

import org.jspecify.annotations.NullMarked;
