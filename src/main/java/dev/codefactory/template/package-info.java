/** Recipes for requests: YAML with typed parameters that becomes a pipeline. */
@ApplicationModule(allowedDependencies = {"code", "llm", "pipeline", "pipeline :: expressions", "access", "web"})
@NullMarked
package dev.codefactory.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
