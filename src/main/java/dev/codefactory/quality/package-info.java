/** Judges a file tree: syntax, imports, security, tests; findings and gates come out. */
@ApplicationModule(allowedDependencies = {"code", "sandbox"})
@NullMarked
package dev.codefactory.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
