package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import java.util.List;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An owner's word on the steps that wait for it. */
@Service
@NamedInterface("steps")
public class Approvals {

    private final Executions executions;
    private final StepRepository steps;
    private final StepQueue queue;

    Approvals(Executions executions, StepRepository steps, StepQueue queue) {
        this.executions = executions;
        this.steps = steps;
        this.queue = queue;
    }

    /**
     * Lets a step that waits for it have its owner's word: it then goes on, or fails with the execution.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     * @throws StepNotFoundException when it has no such step
     * @throws NotAwaitedException when the step does not wait for a word
     */
    @Transactional
    public ExecutionView decide(Owner owner, ExecutionId execution, UUID step, Decision decision) {
        var view = executions.get(owner, execution);
        if (steps.list(owner, execution).stream().noneMatch(each -> each.id().equals(step))) {
            throw new StepNotFoundException(execution, step);
        }
        // Work first: the order in which a step's commit takes its locks.
        queue.satisfied(List.of(step));
        if (!steps.decide(execution, step, decision)) {
            throw new NotAwaitedException(step);
        }
        return view;
    }

    /** A step that waits for nobody's word was given one. */
    public static final class NotAwaitedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotAwaitedException(UUID step) {
            super("Step %s does not wait for approval.".formatted(step));
        }
    }
}
