/** Judges a file tree: syntax, types, imports, security, tests, complexity; findings and gates come out. */
@ApplicationModule(allowedDependencies = {"code", "sandbox"})
@NullMarked
package dev.codefactory.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
