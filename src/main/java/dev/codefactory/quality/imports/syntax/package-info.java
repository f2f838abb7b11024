/** What the text of one file says of its imports, language by language. */
@NullMarked
package dev.codefactory.quality.imports.syntax;

import org.jspecify.annotations.NullMarked;
