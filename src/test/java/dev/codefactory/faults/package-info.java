/** The fault matrix: what the service promises when the ground under it moves. See docs/architecture/faults.md. */
@NullMarked
package dev.codefactory.faults;

import org.jspecify.annotations.NullMarked;
