package dev.codefactory.prompt;

import dev.codefactory.code.CodeLanguage;

/**
 * Which prompt is meant.
 *
 * @param step the step type it serves, such as {@code code_generation}
 * @param language the language it asks for
 */
public record PromptName(String step, CodeLanguage language) {}
