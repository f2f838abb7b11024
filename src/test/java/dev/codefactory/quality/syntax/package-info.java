@NullMarked
package dev.codefactory.quality.syntax;

import org.jspecify.annotations.NullMarked;
