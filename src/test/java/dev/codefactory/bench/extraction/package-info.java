/** The bench that replays recorded answers through the extraction of files. */
@NullMarked
package dev.codefactory.bench.extraction;

import org.jspecify.annotations.NullMarked;
