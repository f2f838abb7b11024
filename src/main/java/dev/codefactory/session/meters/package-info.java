/** What is counted of executions for those who watch the service. */
@NullMarked
package dev.codefactory.session.meters;

import org.jspecify.annotations.NullMarked;
