/** Which waiting work is let in, and to which host: the rules, free of tables and clocks, so that they can be simulated. */
@NullMarked
package dev.codefactory.queue.admission;

import org.jspecify.annotations.NullMarked;
