/** How much of a plan survives a model that answers badly. */
@NullMarked
package dev.codefactory.bench.expansion;

import org.jspecify.annotations.NullMarked;
