package dev.codefactory.session;

import dev.codefactory.access.Owner;

/**
 * Hears of every change of an execution's state, inside the transaction that makes it: what a listener writes is committed with the change,
 * and what it throws undoes both.
 */
public interface ExecutionListener {

    /**
     * An execution was added, began to run or ended.
     *
     * @param execution as it is after the change
     */
    void changed(Owner owner, ExecutionView execution);
}
