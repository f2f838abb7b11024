package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an execution begin when the last one it depends on is done, in the transaction that ended that one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Dependents {

    private final DependencyRepository dependencies;
    private final Requests requests;
    private final ExecutionSteps steps;

    Dependents(DependencyRepository dependencies, Requests requests, ExecutionSteps steps) {
        this.dependencies = dependencies;
        this.requests = requests;
        this.steps = steps;
    }

    /** @throws UnknownDependencyException when one of them is no execution of the owner */
    void connect(Owner owner, ExecutionId id, List<ExecutionId> dependsOn) {
        var known = dependencies.hold(owner, dependsOn);
        for (int i = 0; i < dependsOn.size(); i++) {
            if (!known.contains(dependsOn.get(i))) {
                throw new UnknownDependencyException(i);
            }
            dependencies.add(id, dependsOn.get(i));
        }
    }

    /** Adds the first step, unless something the execution depends on is not done. */
    void beginIfFree(Owner owner, ExecutionId id) {
        if (dependencies.isFree(id)) {
            requests.inherit(id, dependencies.inheritance(id));
            steps.begin(owner, id);
        }
    }

    /** Lets those wait for another execution that the given one blocks. */
    void repoint(ExecutionId from, ExecutionId to) {
        dependencies.repoint(from, to);
    }

    /** Begins what waited for nothing but the given execution, which is done. */
    void release(Owner owner, ExecutionId done) {
        dependencies.lockWaiting(done).forEach(waiting -> beginIfFree(owner, waiting));
    }
}
