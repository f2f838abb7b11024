/** Task documents, expansion proposals and their approval: what is to be built is agreed on before anything is built. */
@ApplicationModule(
        allowedDependencies = {
            "code",
            "access",
            "web",
            "quality",
            "project",
            "project :: graph",
            "session",
            "pipeline",
            "template",
            "session :: executions",
            "session :: steps",
            "session :: projects",
            "session :: files"
        })
@NullMarked
package dev.codefactory.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
