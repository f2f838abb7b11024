package dev.codefactory.prompt.folder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where prompts are kept besides the database.
 *
 * @param directory folder that has the effective texts as files, to be edited and put under version control; none when empty
 * @param syncAtStart whether changed files become versions, and changed prompts files, when the service starts
 */
@ConfigurationProperties("codefactory.prompts")
record PromptProperties(
        @Nullable Path directory, @DefaultValue("false") boolean syncAtStart) {}
