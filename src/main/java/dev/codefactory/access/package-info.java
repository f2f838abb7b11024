/** Who may call: the admin token, API keys, owners. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package dev.codefactory.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
