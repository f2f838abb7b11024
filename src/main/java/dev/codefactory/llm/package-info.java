/** The one door to language models: role to model to host, deadlines, cancel, transcript. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.codefactory.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
