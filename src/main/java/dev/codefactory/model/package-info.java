/** Models and their hosts as a resource: what there is, how it is, and what each model has shown it can do. */
@ApplicationModule(
        allowedDependencies = {"llm", "llm :: cache", "llm :: registry", "code", "queue", "sandbox", "access", "web"})
@NullMarked
package dev.codefactory.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
