/** Which of several first answers is mended and handed over. */
@NullMarked
package dev.codefactory.pipeline.contest;

import org.jspecify.annotations.NullMarked;
