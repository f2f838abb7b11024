package dev.codefactory.llm;

import java.util.Map;

/**
 * What stands behind the door.
 *
 * @param provider {@code ollama}, {@code openai} or {@code practice}
 * @param usable whether a call can succeed now
 * @param detail what was found, and where it is not enough, the commands that mend it
 * @param models the model of each role
 */
public record LlmStatus(String provider, boolean usable, String detail, Map<ModelRole, String> models) {

    public LlmStatus {
        models = Map.copyOf(models);
    }
}
