/** Whether executions can be followed as traces. */
@NullMarked
package dev.codefactory.session.trace;

import org.jspecify.annotations.NullMarked;
