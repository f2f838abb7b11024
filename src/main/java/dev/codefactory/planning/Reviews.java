package dev.codefactory.planning;

import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentView.Approval;
import dev.codefactory.planning.document.Outcome.Status;
import dev.codefactory.planning.document.Standing.CriterionState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of a document from draft to completed. Nothing is built before it is approved. */
@Service
public class Reviews {

    private final Documents documents;
    private final DocumentStore store;
    private final Access access;
    private final Clock clock;

    Reviews(Documents documents, DocumentStore store, Access access, Clock clock) {
        this.documents = documents;
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /** Asks for the review of a draft. A document that wants no person for that is approved at once if nothing is in the way. */
    @Transactional
    public DocumentView submit(Owner owner, UUID id, LongPredicate expected) {
        var status = documents.open(owner, id, expected).summary().status();
        if (status != DocumentStatus.DRAFT) {
            throw new DocumentException.WrongStatus(status, "only a draft is submitted");
        }
        store.setStatus(owner, id, DocumentStatus.IN_REVIEW);
        store.touch(owner, id, clock.instant());
        documents.approveUnattended(owner, id);
        return documents.get(owner, id);
    }

    /** Approves the revision that stands, unless a change request is open or a rule is broken. */
    @Transactional
    public DocumentView approve(Owner owner, UUID id, LongPredicate expected) {
        var head = documents.open(owner, id, expected).summary();
        if (head.status() != DocumentStatus.IN_REVIEW) {
            throw new DocumentException.WrongStatus(head.status(), "only one in review is approved");
        }
        var objections = documents.objections(owner, id);
        if (!objections.isEmpty()) {
            throw new DocumentException.Open("It cannot be approved yet", objections);
        }
        store.setApproval(owner, id, new Approval(head.revision(), access.nameOf(owner), clock.instant()));
        store.setStatus(owner, id, DocumentStatus.APPROVED);
        store.touch(owner, id, clock.instant());
        return documents.get(owner, id);
    }

    /** Takes an approved document, one being implemented or a completed one back to review, so that it can be changed. */
    @Transactional
    public DocumentView reopen(Owner owner, UUID id, LongPredicate expected) {
        var status = documents.open(owner, id, expected).summary().status();
        if (!status.isImplementable() && status != DocumentStatus.COMPLETED) {
            throw new DocumentException.WrongStatus(status, "only what was approved is reopened");
        }
        documents.takeBackApproval(owner, id);
        store.touch(owner, id, clock.instant());
        return documents.get(owner, id);
    }

    /**
     * Ends the implementation: every task is done, every criterion met.
     *
     * @param confirmed the manual criteria that the caller found to be met; those are all that words can meet
     */
    @Transactional
    public DocumentView complete(Owner owner, UUID id, Set<String> confirmed, LongPredicate expected) {
        var status = documents.open(owner, id, expected).summary().status();
        if (status != DocumentStatus.IMPLEMENTATION) {
            throw new DocumentException.WrongStatus(status, "only one being implemented is completed");
        }
        var open = open(documents.get(owner, id), confirmed);
        if (!open.isEmpty()) {
            throw new DocumentException.Open("It is not complete yet", open);
        }
        store.setConfirmed(owner, id, confirmed);
        store.setStatus(owner, id, DocumentStatus.COMPLETED);
        store.touch(owner, id, clock.instant());
        return documents.get(owner, id);
    }

    /** @throws DocumentException.WrongStatus while no code may be made after the document */
    public void requireImplementable(Owner owner, UUID id) {
        var status = documents.get(owner, id).summary().status();
        if (!status.isImplementable()) {
            throw new DocumentException.WrongStatus(status, "nothing is built before it is approved");
        }
    }

    private static List<String> open(DocumentView view, Set<String> confirmed) {
        var open = new ArrayList<String>();
        view.standing().tasks().stream()
                .filter(task -> !task.ticked())
                .forEach(task -> open.add("task %s is not done: %s".formatted(task.id(), task.reason())));
        var unknown = new TreeSet<>(confirmed);
        for (var criterion : view.standing().criteria()) {
            var isConfirmed = isManual(criterion) && unknown.remove(criterion.id());
            if (!isConfirmed && criterion.status() != Status.MET) {
                open.add("criterion %s is not met: %s".formatted(criterion.id(), criterion.reason()));
            }
        }
        unknown.forEach(id -> open.add("%s is no manual criterion, so nobody can confirm it".formatted(id)));
        return open;
    }

    private static boolean isManual(CriterionState criterion) {
        return criterion.check().equals("manual");
    }
}
