package dev.codefactory.prompt;

import java.util.UUID;

/** How executions are made part of a trial that they were submitted for. */
public interface TrialRuns {

    /**
     * Has the execution take part, whatever the share of the trial. To be called before it begins, in the transaction that adds it.
     *
     * @param challenger whether it gets the version that is tried out, or else the one that was effective when the trial began
     */
    void assign(UUID trial, UUID execution, boolean challenger);
}
