package dev.codefactory.standin.model;

/** Which of Ollama's two roads a chat takes; they treat a prompt that is too long differently. */
public enum EnginePath {
    /** Ollama renders the prompt itself (Go template, renderer or parser) and asks for a completion. */
    RENDERED,
    /** The Jinja template of the model file renders it, inside llama-server. */
    NATIVE
}
