package dev.codefactory.prompt;

/** A prompt asks for a value that was not given. */
public final class MissingVariableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingVariableException(Prompt.Source prompt, String variable) {
        super("the prompt %s asks for the variable %s, which is not given".formatted(prompt.key(), variable));
    }
}
