/** Tells other programs over HTTP what happens to executions: signed, repeated until it arrives, with a log of each delivery. */
@ApplicationModule(allowedDependencies = {"access", "web", "session"})
@NullMarked
package dev.codefactory.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
