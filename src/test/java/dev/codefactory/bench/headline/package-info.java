/** The bench that asks whether the whole chain does better than a model's first answer. */
@NullMarked
package dev.codefactory.bench.headline;

import org.jspecify.annotations.NullMarked;
