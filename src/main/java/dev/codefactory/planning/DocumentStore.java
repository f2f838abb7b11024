package dev.codefactory.planning;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentView.Approval;
import dev.codefactory.planning.DocumentView.Summary;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code task_document}. */
@Repository
class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document without its content.
     *
     * @param confirmed the ids of the criteria that a person found to be met
     */
    record Head(Summary summary, @Nullable Approval approval, Set<String> confirmed) {}

    void insert(Owner owner, UUID id, NewDocument document, Instant now) {
        jdbc.sql("""
                insert into task_document
                    (id, owner_id, project_id, title, status, auto_approve, revision, created_at, updated_at)
                values (:id, :owner, :project, :title, 'draft', :auto, 1, :now, :now)
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("project", document.projectId())
                .param("title", document.content().title())
                .param("auto", document.autoApprove())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Head> find(Owner owner, UUID id) {
        return jdbc.sql("select * from task_document where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .query((row, _) -> head(row))
                .optional();
    }

    /** As {@link #find}, and kept from everybody else's changes until the end of the transaction. */
    Optional<Head> lock(Owner owner, UUID id) {
        return jdbc.sql("select * from task_document where id = :id and owner_id = :owner for update")
                .param("id", id)
                .param("owner", owner.id())
                .query((row, _) -> head(row))
                .optional();
    }

    List<Summary> list(Owner owner, Documents.Filter filter, @Nullable UUID after, int limit) {
        var status = filter.status();
        return jdbc.sql("""
                select * from task_document
                where owner_id = :owner
                    and (:project::uuid is null or project_id = :project)
                    and (:status::text is null or status = :status)
                    and (:title::text is null or position(lower(:title) in lower(title)) > 0)
                    and (:after::uuid is null or id < :after)
                order by id desc limit :limit
                """)
                .param("owner", owner.id())
                .param("project", filter.projectId())
                .param("status", status == null ? null : status.toString())
                .param("title", filter.titleContains())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> head(row).summary())
                .list();
    }

    /** Counts as a change, whatever it was. */
    void touch(Owner owner, UUID id, Instant now) {
        jdbc.sql("""
                update task_document set version = version + 1, updated_at = :now where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    void setStatus(Owner owner, UUID id, DocumentStatus status) {
        jdbc.sql("update task_document set status = :status where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .param("status", status.toString())
                .update();
    }

    void setRevision(Owner owner, UUID id, int revision, String title) {
        jdbc.sql("""
                update task_document set revision = :revision, title = :title where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("revision", revision)
                .param("title", title)
                .update();
    }

    void setApproval(Owner owner, UUID id, @Nullable Approval approval) {
        jdbc.sql("""
                update task_document set approved_revision = :revision, approved_by = :by, approved_at = :at
                where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("revision", approval == null ? null : approval.revision())
                .param("by", approval == null ? null : approval.by())
                .param("at", approval == null ? null : Timestamp.from(approval.at()))
                .update();
    }

    void setConfirmed(Owner owner, UUID id, Collection<String> criteria) {
        jdbc.sql("update task_document set confirmed = :confirmed where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .param("confirmed", criteria.toArray(String[]::new))
                .update();
    }

    boolean delete(Owner owner, UUID id) {
        return jdbc.sql("delete from task_document where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", owner.id())
                        .update()
                == 1;
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(summary(row), approval(row), Set.of(texts(row.getArray("confirmed"))));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("title"),
                DocumentStatus.of(row.getString("status")),
                row.getBoolean("auto_approve"),
                row.getInt("revision"),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Approval approval(ResultSet row) throws SQLException {
        var by = row.getString("approved_by");
        return by == null
                ? null
                : new Approval(
                        row.getInt("approved_revision"),
                        by,
                        row.getTimestamp("approved_at").toInstant());
    }
}
