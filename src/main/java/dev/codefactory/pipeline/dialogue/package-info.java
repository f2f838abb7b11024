/** How a step asks a model: what fills its prompt, the question, each way asking can end, and the files in the answer. */
@NullMarked
package dev.codefactory.pipeline.dialogue;

import org.jspecify.annotations.NullMarked;
