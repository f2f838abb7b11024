@NullMarked
package dev.codefactory.pipeline.extraction;

import org.jspecify.annotations.NullMarked;
