/** Benches: figures that a floor holds, run with {@code ./mvnw -Pbench verify -Dbench=NAME}. */
@NullMarked
package dev.codefactory.bench;

import org.jspecify.annotations.NullMarked;
