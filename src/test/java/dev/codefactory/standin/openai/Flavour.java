package dev.codefactory.standin.openai;

/** The servers that can be pretended, where they differ. */
public enum Flavour {
    /** Has one model, tells its window at {@code /props}, and refuses a prompt that is too long. */
    LLAMA_CPP,
    /** Tells its window in the list of models, and refuses a prompt that is too long with its answer. */
    VLLM,
    /** Tells windows at a path of its own, answers 200 to paths it does not know, and tells errors as events. */
    LM_STUDIO
}
