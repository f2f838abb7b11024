package dev.codefactory.planning;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.Comment.Kind;
import dev.codefactory.planning.Comment.Resolved;
import dev.codefactory.planning.document.Section;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers say of documents. An open change request keeps a document from being approved. */
@Service
public class Comments {

    private final Documents documents;
    private final DocumentStore store;
    private final CommentStore comments;
    private final Access access;
    private final Clock clock;

    Comments(Documents documents, DocumentStore store, CommentStore comments, Access access, Clock clock) {
        this.documents = documents;
        this.store = store;
        this.comments = comments;
        this.access = access;
        this.clock = clock;
    }

    /** Which comments a list holds; null means all. */
    public record Filter(
            @Nullable Boolean resolved, @Nullable Kind kind) {}

    /** Says something of the newest revision. To ask for a change takes an approval back. */
    @Transactional
    public Comment add(Owner owner, UUID document, Kind kind, @Nullable Section section, String body) {
        var head = documents.open(owner, document, _ -> true).summary();
        if (kind == Kind.CHANGE_REQUEST && !head.status().isEditable()) {
            throw new DocumentException.WrongStatus(head.status(), "reopen it before you ask for changes");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var comment = new Comment(
                UuidCreator.getTimeOrderedEpoch(),
                head.revision(),
                section,
                kind,
                body,
                access.nameOf(owner),
                now,
                null);
        comments.add(document, comment);
        if (kind == Kind.CHANGE_REQUEST && head.status() == DocumentStatus.APPROVED) {
            documents.takeBackApproval(owner, document);
        }
        store.touch(owner, document, now);
        return comment;
    }

    /** Ends a comment; resolving the last change request lets an unattended document be approved. */
    @Transactional
    public Comment resolve(Owner owner, UUID document, UUID id, String resolution) {
        documents.open(owner, document, _ -> true);
        if (get(owner, document, id).resolved() == null) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            comments.resolve(owner, document, id, new Resolved(access.nameOf(owner), now, resolution));
            store.touch(owner, document, now);
            documents.approveUnattended(owner, document);
        }
        return get(owner, document, id);
    }

    public Comment get(Owner owner, UUID document, UUID id) {
        return comments.find(owner, document, id).orElseThrow(() -> new DocumentException.NotFound("comment", id));
    }

    /** The comments of a document, newest first. */
    public Page<Comment> list(Owner owner, UUID document, Filter filter, @Nullable UUID after, int limit) {
        documents.get(owner, document);
        return Page.of(comments.list(owner, document, filter, after, limit + 1), limit, Comment::id);
    }
}
