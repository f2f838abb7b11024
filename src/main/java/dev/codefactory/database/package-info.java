/** Where the data lives: the embedded PostgreSQL when no other is named. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package dev.codefactory.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
