package dev.codefactory.llm;

/** Hears the text of an answer while it is written. */
@FunctionalInterface
public interface LlmProgress {

    LlmProgress NONE = _ -> {};

    void text(String delta);
}
