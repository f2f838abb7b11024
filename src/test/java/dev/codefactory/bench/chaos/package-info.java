/** Tier B of the fault matrix: real processes, real signals, one PostgreSQL, seeded chance. See docs/architecture/faults.md. */
@NullMarked
package dev.codefactory.bench.chaos;

import org.jspecify.annotations.NullMarked;
