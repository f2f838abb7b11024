/** One request from submission to checked files; the only writer of generation state. */
@ApplicationModule(
        allowedDependencies = {
            "code",
            "access",
            "web",
            "llm",
            "llm :: journal",
            "llm :: replay",
            "quality",
            "pipeline",
            "pipeline :: repair",
            "pipeline :: steps",
            "prompt",
            "project",
            "queue",
            "sandbox",
            "template",
            "template :: store"
        })
@NullMarked
package dev.codefactory.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
