package dev.codefactory.planning.generation;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Attachments;
import dev.codefactory.planning.Documents;
import dev.codefactory.planning.proposal.PlanLinks;
import dev.codefactory.planning.proposal.WantedItem.PlanLink;
import dev.codefactory.project.Tasks;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import org.springframework.stereotype.Component;

/** Attaches the execution of a project's task to the tasks of the plan that it fulfils. */
@Component
class PlanTaskListener implements ExecutionListener {

    private static final String CHECK = "gate: tests";

    private final Tasks tasks;
    private final Documents documents;
    private final Attachments attachments;

    PlanTaskListener(Tasks tasks, Documents documents, Attachments attachments) {
        this.tasks = tasks;
        this.documents = documents;
        this.attachments = attachments;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        var task = execution.task();
        if (task == null || execution.status() != ExecutionStatus.QUEUED) {
            return;
        }
        tasks.find(owner, task.projectId(), task.taskId())
                .flatMap(found -> PlanLinks.read(found.metadata()))
                .ifPresent(link -> attach(owner, execution, link));
    }

    /** A document that is gone, or was taken back to review, has no claim on what is built now. */
    private void attach(Owner owner, ExecutionView execution, PlanLink link) {
        var document = documents.find(owner, link.document());
        if (document.isEmpty() || !document.get().summary().status().isImplementable()) {
            return;
        }
        for (var planned : link.tasks()) {
            if (document.get().content().task(planned).isPresent()) {
                attachments.attach(owner, link.document(), planned, execution.id(), CHECK);
            }
        }
    }
}
