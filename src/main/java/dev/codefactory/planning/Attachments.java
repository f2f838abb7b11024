package dev.codefactory.planning;

import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.document.Check;
import dev.codefactory.planning.document.Standing.Attachment;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which executions work on which tasks of a plan. What they show is written down in the transaction in which they end. */
@Service
public class Attachments implements ExecutionListener {

    private final Documents documents;
    private final DocumentStore store;
    private final EvidenceStore evidenceStore;
    private final ExecutionEvidence evidence;
    private final Executions executions;
    private final Access access;
    private final Clock clock;

    Attachments(
            Documents documents,
            DocumentStore store,
            EvidenceStore evidenceStore,
            ExecutionEvidence evidence,
            Executions executions,
            Access access,
            Clock clock) {
        this.documents = documents;
        this.store = store;
        this.evidenceStore = evidenceStore;
        this.evidence = evidence;
        this.executions = executions;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Lets an execution, ended or not, decide whether a task is done. The first one turns an approved document into one being implemented.
     *
     * @param check what in its report decides, as {@link Check} writes it
     * @throws DocumentException.WrongStatus when the document is not approved
     */
    @Transactional
    public DocumentView attach(Owner owner, UUID document, String taskId, ExecutionId execution, String check) {
        var view = documents.open(owner, document, _ -> true);
        var status = view.summary().status();
        if (!status.isImplementable()) {
            throw new DocumentException.WrongStatus(status, "nothing is built before it is approved");
        }
        if (Check.of(check) instanceof Check.Manual) {
            throw new DocumentException.Invalid("check", "must be something a report can decide");
        }
        var content = documents.get(owner, document).content();
        if (content.task(taskId).isEmpty()) {
            throw new DocumentException.NotFound("task", taskId);
        }
        var found = execution(owner, execution);
        var now = clock.instant();
        var attachment = new Attachment(taskId, execution.value(), check);
        if (evidenceStore.attach(document, attachment, access.nameOf(owner), now)) {
            store.setStatus(owner, document, DocumentStatus.IMPLEMENTATION);
            evidence.evaluate(owner, document, content, found);
            store.touch(owner, document, now);
        }
        return documents.get(owner, document);
    }

    /** The executions that work on the tasks of a document, in the order in which they were attached. */
    public List<Attachment> list(Owner owner, UUID document) {
        documents.get(owner, document);
        return evidenceStore.attachments(owner, document);
    }

    private ExecutionView execution(Owner owner, ExecutionId id) {
        try {
            return executions.get(owner, id);
        } catch (ExecutionNotFoundException e) {
            throw new DocumentException.NotFound("execution", id.value());
        }
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (!execution.status().isTerminal()) {
            return;
        }
        for (var document : evidenceStore.documentsOf(owner, execution.id().value())) {
            documents.open(owner, document, _ -> true);
            var content = documents.get(owner, document).content();
            evidence.evaluate(owner, document, content, execution);
            store.touch(owner, document, clock.instant());
        }
    }
}
