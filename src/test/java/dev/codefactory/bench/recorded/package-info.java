/** Recorded answers of real models and the tasks they answer, as benches read them. */
@NullMarked
package dev.codefactory.bench.recorded;

import org.jspecify.annotations.NullMarked;
