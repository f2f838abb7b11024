/** The bench that measures what an analysis costs beside the parsing it cannot do without. */
@NullMarked
package dev.codefactory.bench.analysis;

import org.jspecify.annotations.NullMarked;
