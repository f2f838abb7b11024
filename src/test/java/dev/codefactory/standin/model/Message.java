package dev.codefactory.standin.model;

/**
 * One message of a chat.
 *
 * @param role lower-cased, as Ollama does
 */
public record Message(String role, String content) {

    boolean isSystem() {
        return role.equals("system");
    }
}
