package dev.codefactory.planning;

import dev.codefactory.access.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code task_document_revision}; they are only added. */
@Repository
class RevisionStore {

    private static final String SELECT = """
            select r.* from task_document_revision r join task_document d on d.id = r.document_id
            where d.id = :document and d.owner_id = :owner
            """;

    private final JdbcClient jdbc;
    private final ContentJson json;

    RevisionStore(JdbcClient jdbc, ContentJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID document, Revision revision) {
        jdbc.sql("""
                insert into task_document_revision (document_id, number, content, markdown, author, reason, created_at)
                values (:document, :number, cast(:content as jsonb), :markdown, :author, :reason, :at)
                """)
                .param("document", document)
                .param("number", revision.number())
                .param("content", json.write(revision.content()))
                .param("markdown", revision.markdown())
                .param("author", revision.author())
                .param("reason", revision.reason())
                .param("at", Timestamp.from(revision.createdAt()))
                .update();
    }

    Optional<Revision> find(Owner owner, UUID document, int number) {
        return jdbc.sql(SELECT + " and r.number = :number")
                .param("document", document)
                .param("owner", owner.id())
                .param("number", number)
                .query((row, _) -> revision(row))
                .optional();
    }

    /** Newest first. */
    List<Revision> list(Owner owner, UUID document, @Nullable Integer after, int limit) {
        return jdbc.sql(SELECT + " and (:after::int is null or r.number < :after) order by r.number desc limit :limit")
                .param("document", document)
                .param("owner", owner.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> revision(row))
                .list();
    }

    private Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getInt("number"),
                json.read(row.getString("content")),
                row.getString("markdown"),
                row.getString("author"),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant());
    }
}
