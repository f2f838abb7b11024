package dev.codefactory.prompt;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What prompts are told of executions, in the transaction in which it happens. */
public interface ExecutionPrompts {

    /**
     * What came of an execution.
     *
     * @param passed whether its files were verified
     * @param repairs how many rounds of repair it had
     * @param seconds from its begin to its end
     */
    record Outcome(boolean passed, int repairs, double seconds) {}

    /**
     * It has ended: the versions it used need not be kept for it any more, only their texts.
     *
     * @param outcome what the gates said, or null when they said nothing
     */
    void ended(UUID execution, @Nullable Outcome outcome);

    /** Nothing is left of them: texts that nobody else used may go. */
    void forget(Collection<UUID> executions);
}
