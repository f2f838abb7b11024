/** Executions: submitted, waiting for one another, running, ended. Their steps are known here only by what an execution asks of them. */
@NullMarked
package dev.codefactory.session.execution;

import org.jspecify.annotations.NullMarked;
