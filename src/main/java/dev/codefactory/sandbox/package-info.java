/** Runs untrusted commands on a file tree within limits, or refuses. */
@ApplicationModule(allowedDependencies = {"code"})
@NullMarked
package dev.codefactory.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
