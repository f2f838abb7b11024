/** Which steps run in which order, and what each step does. */
@ApplicationModule(allowedDependencies = {"code", "prompt", "llm", "quality", "sandbox"})
@NullMarked
package dev.codefactory.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
