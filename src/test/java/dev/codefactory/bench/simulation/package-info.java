/** The rules of admission at the size of a thousand hosts, in virtual time. */
@NullMarked
package dev.codefactory.bench.simulation;

import org.jspecify.annotations.NullMarked;
