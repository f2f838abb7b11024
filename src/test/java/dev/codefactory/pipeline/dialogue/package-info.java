@NullMarked
package dev.codefactory.pipeline.dialogue;

import org.jspecify.annotations.NullMarked;
