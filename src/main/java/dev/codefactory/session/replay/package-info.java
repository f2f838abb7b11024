/** Executions as cassettes, and cassettes as executions again: what was asked, every answer, and what came of it. */
@NullMarked
package dev.codefactory.session.replay;

import org.jspecify.annotations.NullMarked;
