/**
 * The text a model is asked with: versions of it by step, language and model family, the one in effect, what executions use, and trials of
 * another one.
 */
@ApplicationModule(allowedDependencies = {"code", "access", "web"})
@NullMarked
package dev.codefactory.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
