package dev.codefactory.planning;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.Comment.Kind;
import dev.codefactory.planning.Comment.Resolved;
import dev.codefactory.planning.document.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code task_document_comment}. */
@Repository
class CommentStore {

    private static final String SELECT = """
            select c.* from task_document_comment c join task_document d on d.id = c.document_id
            where d.id = :document and d.owner_id = :owner
            """;

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID document, Comment comment) {
        var section = comment.section();
        jdbc.sql("""
                insert into task_document_comment (id, document_id, revision, section, kind, body, author, created_at)
                values (:id, :document, :revision, :section, :kind, :body, :author, :at)
                """)
                .param("id", comment.id())
                .param("document", document)
                .param("revision", comment.revision())
                .param("section", section == null ? null : section.toString())
                .param("kind", comment.kind().toString())
                .param("body", comment.body())
                .param("author", comment.author())
                .param("at", Timestamp.from(comment.createdAt()))
                .update();
    }

    void resolve(Owner owner, UUID document, UUID id, Resolved resolved) {
        jdbc.sql("""
                update task_document_comment c set resolved_by = :by, resolved_at = :at, resolution = :resolution
                from task_document d
                where c.id = :id and d.id = c.document_id and d.id = :document and d.owner_id = :owner
                """)
                .param("id", id)
                .param("document", document)
                .param("owner", owner.id())
                .param("by", resolved.by())
                .param("at", Timestamp.from(resolved.at()))
                .param("resolution", resolved.resolution())
                .update();
    }

    Optional<Comment> find(Owner owner, UUID document, UUID id) {
        return jdbc.sql(SELECT + " and c.id = :id")
                .param("document", document)
                .param("owner", owner.id())
                .param("id", id)
                .query((row, _) -> comment(row))
                .optional();
    }

    /** Newest first. */
    List<Comment> list(Owner owner, UUID document, Comments.Filter filter, @Nullable UUID after, int limit) {
        var kind = filter.kind();
        return jdbc.sql(SELECT + """
                    and (:resolved::boolean is null or (c.resolved_at is not null) = :resolved)
                    and (:kind::text is null or c.kind = :kind)
                    and (:after::uuid is null or c.id < :after)
                order by c.id desc limit :limit
                """)
                .param("document", document)
                .param("owner", owner.id())
                .param("resolved", filter.resolved())
                .param("kind", kind == null ? null : kind.toString())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> comment(row))
                .list();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        var section = row.getString("section");
        return new Comment(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                section == null ? null : Section.valueOf(section.toUpperCase(Locale.ROOT)),
                Kind.of(row.getString("kind")),
                row.getString("body"),
                row.getString("author"),
                row.getTimestamp("created_at").toInstant(),
                resolved(row));
    }

    private static @Nullable Resolved resolved(ResultSet row) throws SQLException {
        var at = row.getTimestamp("resolved_at");
        return at == null
                ? null
                : new Resolved(row.getString("resolved_by"), at.toInstant(), row.getString("resolution"));
    }
}
