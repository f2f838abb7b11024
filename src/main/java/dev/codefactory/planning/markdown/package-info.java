/** Task documents as Markdown, there and back without loss. */
@NullMarked
package dev.codefactory.planning.markdown;

import org.jspecify.annotations.NullMarked;
