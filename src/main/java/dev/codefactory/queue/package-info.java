/** Durable work on PostgreSQL that knows nothing of code generation. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.codefactory.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
