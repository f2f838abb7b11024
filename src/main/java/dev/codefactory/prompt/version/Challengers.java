package dev.codefactory.prompt.version;

import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Versions that are given to some executions in place of the effective one. */
public interface Challengers {

    /**
     * The version an execution gets, when it first asks and has not ended; empty for the effective one.
     *
     * @param prompt the id of the prompt, whose row is held
     * @param effective the number of its effective version
     */
    Optional<Integer> choose(long prompt, int effective, UUID execution);

    /** What came of an execution, in the transaction that ends it. */
    void ended(UUID execution, Outcome outcome);

    /** Nothing is left of them. */
    void forget(Collection<UUID> executions);
}
