/** What the user wants built: projects, elements, tasks and their dependency graph. */
@ApplicationModule(allowedDependencies = {"code", "access", "web"})
@NullMarked
package dev.codefactory.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
