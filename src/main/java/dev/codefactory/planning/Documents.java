package dev.codefactory.planning;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentStore.Head;
import dev.codefactory.planning.DocumentView.Approval;
import dev.codefactory.planning.DocumentView.Summary;
import dev.codefactory.planning.document.Rules;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.DocumentReader;
import dev.codefactory.planning.markdown.DocumentWriter;
import dev.codefactory.planning.markdown.Fidelity;
import dev.codefactory.planning.markdown.Parsed;
import dev.codefactory.planning.markdown.RevisionDiff;
import dev.codefactory.project.Projects;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The task documents of the owners and their contents. Every change of a content is a new revision. */
@Service
public class Documents {

    private final DocumentStore store;
    private final RevisionStore revisions;
    private final ExecutionEvidence evidence;
    private final CommentStore comments;
    private final Projects projects;
    private final Access access;
    private final Clock clock;

    Documents(
            DocumentStore store,
            RevisionStore revisions,
            ExecutionEvidence evidence,
            CommentStore comments,
            Projects projects,
            Access access,
            Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.evidence = evidence;
        this.comments = comments;
        this.projects = projects;
        this.access = access;
        this.clock = clock;
    }

    /** Which documents a list holds; null means all. */
    public record Filter(
            @Nullable UUID projectId,
            @Nullable DocumentStatus status,
            @Nullable String titleContains) {}

    /**
     * A document that was read from Markdown.
     *
     * @param notes what was read otherwise than it was written
     */
    public record Imported(DocumentView document, List<Parsed.Note> notes) {}

    /** Makes a draft. */
    @Transactional
    public DocumentView create(Owner owner, NewDocument document) {
        if (document.projectId() != null) {
            projects.get(owner, document.projectId());
        }
        var content = checked(document.content());
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = now();
        store.insert(owner, id, document, now);
        addRevision(owner, id, 1, content, document.reason(), now);
        return get(owner, id);
    }

    /** @throws DocumentException.NotFound when the owner has no such document */
    public DocumentView get(Owner owner, UUID id) {
        var head = store.find(owner, id).orElseThrow(() -> DocumentException.document(id));
        var content = revision(owner, id, head.summary().revision()).content();
        var recorded = evidence.of(owner, id);
        return new DocumentView(
                head.summary(),
                content,
                head.approval(),
                Rules.violations(content),
                openChangeRequests(owner, id),
                recorded.standing(content, head.confirmed()),
                recorded.unplannedFiles(content));
    }

    /** The document, if the owner has it. */
    public Optional<DocumentView> find(Owner owner, UUID id) {
        return store.find(owner, id).isPresent() ? Optional.of(get(owner, id)) : Optional.empty();
    }

    /** The owner's documents, newest first. */
    public Page<Summary> list(Owner owner, Filter filter, @Nullable UUID after, int limit) {
        return Page.of(store.list(owner, filter, after, limit + 1), limit, Summary::id);
    }

    /**
     * Replaces the content by a new revision. What was approved has to be approved again.
     *
     * @param expected whether the version the document has is one the caller wants to change
     */
    @Transactional
    public DocumentView revise(Owner owner, UUID id, TaskDocument content, String reason, LongPredicate expected) {
        var head = open(owner, id, expected).summary();
        if (!head.status().isEditable()) {
            throw new DocumentException.WrongStatus(head.status(), "reopen it before you change it");
        }
        var checked = checked(content);
        if (checked.equals(revision(owner, id, head.revision()).content())) {
            return get(owner, id);
        }
        var now = now();
        addRevision(owner, id, head.revision() + 1, checked, reason, now);
        store.setRevision(owner, id, head.revision() + 1, checked.title());
        evidence.evaluateAgain(owner, id, checked);
        if (head.status() == DocumentStatus.APPROVED) {
            takeBackApproval(owner, id);
        }
        store.touch(owner, id, now);
        approveUnattended(owner, id);
        return get(owner, id);
    }

    /** As {@link #revise}, from Markdown that may have been edited by hand. */
    @Transactional
    public Imported revise(Owner owner, UUID id, String markdown, String reason, LongPredicate expected) {
        var ticked = get(owner, id).standing().ticked();
        var parsed = DocumentReader.read(markdown, ticked);
        return new Imported(revise(owner, id, parsed.document(), reason, expected), parsed.notes());
    }

    @Transactional
    public void delete(Owner owner, UUID id, LongPredicate expected) {
        open(owner, id, expected);
        store.delete(owner, id);
    }

    /** One revision. */
    public Revision revision(Owner owner, UUID id, int number) {
        return revisions.find(owner, id, number).orElseThrow(() -> new DocumentException.NotFound("revision", number));
    }

    /** The revisions of a document, newest first. */
    public Page<Revision> revisions(Owner owner, UUID id, @Nullable Integer after, int limit) {
        get(owner, id);
        return Page.of(revisions.list(owner, id, after, limit + 1), limit, Revision::number);
    }

    /** What changed from one revision to another. */
    public RevisionDiff diff(Owner owner, UUID id, int from, int to) {
        get(owner, id);
        return RevisionDiff.between(
                from,
                revision(owner, id, from).content(),
                to,
                revision(owner, id, to).content());
    }

    /** The document, kept from everybody else's changes until the end of the transaction. */
    Head open(Owner owner, UUID id, LongPredicate expected) {
        var head = store.lock(owner, id).orElseThrow(() -> DocumentException.document(id));
        if (!expected.test(head.summary().version())) {
            throw new DocumentException.Stale(head.summary().version());
        }
        return head;
    }

    /** What keeps the document from being approved. */
    List<String> objections(Owner owner, UUID id) {
        var view = get(owner, id);
        var objections = view.violations().stream()
                .map(violation -> "%s: %s".formatted(violation.section(), violation.message()));
        var requests = view.changeRequests().stream().map(request -> "change request %s is open".formatted(request));
        return Stream.concat(objections, requests).toList();
    }

    /** Approves a document in review that wants no person for that, if nothing is in the way. */
    void approveUnattended(Owner owner, UUID id) {
        var summary = get(owner, id).summary();
        if (summary.autoApprove()
                && summary.status() == DocumentStatus.IN_REVIEW
                && objections(owner, id).isEmpty()) {
            store.setApproval(owner, id, new Approval(summary.revision(), "auto_approve", now()));
            store.setStatus(owner, id, DocumentStatus.APPROVED);
        }
    }

    void takeBackApproval(Owner owner, UUID id) {
        store.setApproval(owner, id, null);
        store.setConfirmed(owner, id, Set.of());
        store.setStatus(owner, id, DocumentStatus.IN_REVIEW);
    }

    private List<UUID> openChangeRequests(Owner owner, UUID id) {
        var open = new Comments.Filter(false, Comment.Kind.CHANGE_REQUEST);
        return comments.list(owner, id, open, null, Page.MAX_LIMIT).stream()
                .map(Comment::id)
                .toList();
    }

    private void addRevision(Owner owner, UUID id, int number, TaskDocument content, String reason, Instant now) {
        var markdown = DocumentWriter.write(content, Set.of());
        revisions.add(id, new Revision(number, content, markdown, access.nameOf(owner), reason, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static TaskDocument checked(TaskDocument content) {
        var contradictions = Rules.contradictions(content);
        if (!contradictions.isEmpty()) {
            throw new DocumentException.Invalid("content", String.join("; ", contradictions));
        }
        var numbered = content.numbered();
        if (Fidelity.losesTitle(numbered)) {
            throw new DocumentException.Invalid("title", "cannot be written as a Markdown heading; use plain words");
        }
        Fidelity.lossySections(numbered).stream().findFirst().ifPresent(section -> {
            throw DocumentException.Invalid.lossy(section);
        });
        return numbered;
    }
}
