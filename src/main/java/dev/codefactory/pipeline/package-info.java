/**
 * Which steps run in which order, and what each step does. This package is what the others agree on, as data: the request, its pipeline,
 * what is known after a step, and how a step may end.
 */
@ApplicationModule(allowedDependencies = {"code", "prompt", "llm", "quality", "sandbox"})
@NullMarked
package dev.codefactory.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
