/** Whether every file can be parsed, by the language's own parser where there is one. */
@NullMarked
package dev.codefactory.quality.syntax;

import org.jspecify.annotations.NullMarked;
