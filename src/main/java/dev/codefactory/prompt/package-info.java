/** The text a model is asked with: found by step and language, filled with values. */
@ApplicationModule(allowedDependencies = {"code"})
@NullMarked
package dev.codefactory.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
