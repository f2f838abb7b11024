package dev.codefactory.prompt;

import dev.codefactory.code.CodeLanguage;
import java.util.List;

/**
 * Which prompt is meant.
 *
 * @param step the step type it serves, such as {@code code_generation}
 * @param language the language it asks for
 * @param model the name of the model that will be asked
 * @param parts the parts to put into it, in this order, such as {@code failing_tests}
 */
public record PromptName(String step, CodeLanguage language, String model, List<String> parts) {

    public PromptName {
        parts = List.copyOf(parts);
    }

    public PromptName(String step, CodeLanguage language, String model) {
        this(step, language, model, List.of());
    }

    /** The most special key it may be found under. */
    public PromptKey key() {
        return new PromptKey(step, language.id(), ModelFamily.of(model));
    }
}
