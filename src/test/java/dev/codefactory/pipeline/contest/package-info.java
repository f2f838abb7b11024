@NullMarked
package dev.codefactory.pipeline.contest;

import org.jspecify.annotations.NullMarked;
