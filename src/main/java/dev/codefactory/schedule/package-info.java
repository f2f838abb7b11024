/** Requests that come by the clock: when each is due, and what came of it every time. */
@ApplicationModule(allowedDependencies = {"access", "web", "template", "session", "session :: requests"})
@NullMarked
package dev.codefactory.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
