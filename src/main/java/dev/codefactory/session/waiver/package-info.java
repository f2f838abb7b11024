/** Findings that may stay because their owner says so, with a reason and a name. */
@NullMarked
package dev.codefactory.session.waiver;

import org.jspecify.annotations.NullMarked;
