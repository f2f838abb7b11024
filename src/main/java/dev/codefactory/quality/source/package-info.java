/** The wall around tree-sitter: source text goes in, plain objects come out, and no native memory outlives a call. */
@NullMarked
package dev.codefactory.quality.source;

import org.jspecify.annotations.NullMarked;
