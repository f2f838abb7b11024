package dev.codefactory.planning.generation;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has a planning run settled as soon as the end of its execution is committed; what is missed by a crash the sweep finds. */
@Component
class PlanningListener implements ExecutionListener {

    private final PlanningRunStore store;
    private final PlanningResults results;

    PlanningListener(PlanningRunStore store, PlanningResults results) {
        this.store = store;
        this.results = results;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (execution.status().isTerminal() && store.isPlanning(execution.id())) {
            TransactionSynchronizationManager.registerSynchronization(new Settling(execution.id()));
        }
    }

    private final class Settling implements TransactionSynchronization {

        private final ExecutionId execution;

        private Settling(ExecutionId execution) {
            this.execution = execution;
        }

        @Override
        public void afterCommit() {
            // On another thread: this one still holds the connection of the transaction that has just ended.
            Thread.ofVirtual().name("planning-result").start(() -> results.settle(execution));
        }
    }
}
