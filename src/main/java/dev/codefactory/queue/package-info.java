/** Durable work on PostgreSQL that knows nothing of code generation. */
@ApplicationModule(allowedDependencies = {"access", "web"})
@NullMarked
package dev.codefactory.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
