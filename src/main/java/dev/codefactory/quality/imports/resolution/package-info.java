/** Which files of a tree an import means, language by language. */
@NullMarked
package dev.codefactory.quality.imports.resolution;

import org.jspecify.annotations.NullMarked;
