/** HTTP concerns of no single feature: problem responses, strict JSON, OpenAPI. */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package dev.codefactory.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
