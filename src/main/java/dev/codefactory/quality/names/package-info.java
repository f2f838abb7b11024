/** Names that exist: the bundled lists, and which of them another name resembles. Nothing is looked up anywhere else. */
@NullMarked
package dev.codefactory.quality.names;

import org.jspecify.annotations.NullMarked;
