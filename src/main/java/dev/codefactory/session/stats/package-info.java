/** The ledger: what became of the executions that have ended, counted honestly. */
@NullMarked
package dev.codefactory.session.stats;

import org.jspecify.annotations.NullMarked;
