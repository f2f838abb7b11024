/** Who may call: the admin token, API keys, owners. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.codefactory.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
