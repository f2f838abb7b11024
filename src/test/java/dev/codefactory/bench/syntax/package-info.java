/** The bench that breaks valid files and looks whether the syntax check notices. */
@NullMarked
package dev.codefactory.bench.syntax;

import org.jspecify.annotations.NullMarked;
