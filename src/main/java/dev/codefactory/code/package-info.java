/** The vocabulary of source code: path, file, language, tree, finding. Plain Java, no Spring. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.codefactory.code;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
