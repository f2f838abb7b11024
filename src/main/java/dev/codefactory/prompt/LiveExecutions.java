package dev.codefactory.prompt;

import java.util.UUID;

/** What prompts need to know of executions; they are kept elsewhere. */
public interface LiveExecutions {

    /** Whether the execution has not ended; if so, it does not end before the end of the transaction this is asked in. */
    boolean hold(UUID execution);
}
