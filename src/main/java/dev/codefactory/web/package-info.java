/** HTTP concerns of no single feature: problem responses, paging, strict JSON, OpenAPI. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.codefactory.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
