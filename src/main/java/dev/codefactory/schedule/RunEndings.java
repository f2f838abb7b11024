package dev.codefactory.schedule;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import org.springframework.stereotype.Component;

/** Notes how the executions of schedules end, in the transaction that ends them. */
@Component
class RunEndings implements ExecutionListener {

    private final RunStore runs;

    RunEndings(RunStore runs) {
        this.runs = runs;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (execution.status().isTerminal()) {
            runs.end(execution.id(), execution.status());
        }
    }
}
