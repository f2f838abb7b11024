/** The wall around tree-sitter: source text goes in, plain objects come out, and the native parser runs in processes of its own. */
@NullMarked
package dev.codefactory.quality.source;

import org.jspecify.annotations.NullMarked;
