package dev.codefactory.prompt;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where steps get the prompts they ask models with. */
public interface PromptCatalog {

    /**
     * The prompt with every variable replaced by its value. Values are taken as they are: braces in them are not variables. An execution
     * gets the same version of a text for as long as it lives.
     *
     * @param execution whose model is asked, or null where the prompt is only shown
     * @throws MissingVariableException when the text asks for a value that is not given
     */
    Prompt render(PromptName name, @Nullable UUID execution, Map<String, String> values);
}
