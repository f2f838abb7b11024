/** The bench that shows a model its own failing answer and counts how it is mended. */
@NullMarked
package dev.codefactory.bench.repair;

import org.jspecify.annotations.NullMarked;
