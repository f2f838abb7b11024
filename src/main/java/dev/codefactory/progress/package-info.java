/** The events of an execution as an ordered, resumable stream. */
@ApplicationModule(allowedDependencies = {"access", "web", "session", "session :: executions", "session :: events"})
@NullMarked
package dev.codefactory.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
