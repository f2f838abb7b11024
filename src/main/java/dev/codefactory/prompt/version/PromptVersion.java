package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import java.time.Instant;

/**
 * One version of a prompt.
 *
 * @param number counts the versions of its key from 1; never given twice
 * @param sha256 the hash of its text
 * @param note why it was made
 * @param createdBy the name of who made it
 * @param pinned whether an execution that has not ended uses it
 */
public record PromptVersion(
        PromptKey key,
        int number,
        String sha256,
        Origin origin,
        String note,
        String createdBy,
        Instant createdAt,
        boolean effective,
        boolean pinned) {

    /**
     * A version to be made.
     *
     * @param note why it is made
     * @param by the name of who makes it
     */
    public record Draft(String content, Origin origin, String note, String by) {}
}
