package dev.codefactory.llm.journal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What models did for one step, in all its attempts; of calls that they answered, and not of answers that were given before.
 *
 * @param models the names of those that answered
 * @param inference how long they were at it, without loading
 */
public record Spent(
        UUID execution, UUID step, List<String> models, long inputTokens, long outputTokens, Duration inference) {

    public Spent {
        models = List.copyOf(models);
    }
}
