package dev.codefactory.planning;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.document.Outcome;
import dev.codefactory.planning.document.Outcome.Status;
import dev.codefactory.planning.document.Standing.Attachment;
import dev.codefactory.planning.document.Standing.Shown;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What executions showed of documents. Its callers have looked up whose document it is, or name the owner here. */
@Repository
class EvidenceStore {

    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file that an execution made. */
    record Made(UUID executionId, String path) {}

    /** False when it was attached already. */
    boolean attach(UUID document, Attachment attachment, String by, Instant now) {
        return jdbc.sql("""
                        insert into task_document_execution
                            (document_id, task_id, execution_id, decided_by, attached_by, attached_at)
                        values (:document, :task, :execution, :check, :by, :now) on conflict do nothing
                        """)
                        .param("document", document)
                        .param("task", attachment.taskId())
                        .param("execution", attachment.executionId())
                        .param("check", attachment.check())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    List<Attachment> attachments(Owner owner, UUID document) {
        return jdbc.sql("""
                select x.* from task_document_execution x join task_document d on d.id = x.document_id
                where d.id = :document and d.owner_id = :owner order by x.attached_at, x.execution_id
                """)
                .param("document", document)
                .param("owner", owner.id())
                .query((row, _) -> new Attachment(
                        row.getString("task_id"),
                        row.getObject("execution_id", UUID.class),
                        row.getString("decided_by")))
                .list();
    }

    /** The documents an execution works for. */
    List<UUID> documentsOf(Owner owner, UUID execution) {
        return jdbc.sql("""
                select distinct x.document_id from task_document_execution x join task_document d on d.id = x.document_id
                where x.execution_id = :execution and d.owner_id = :owner order by x.document_id
                """)
                .param("execution", execution)
                .param("owner", owner.id())
                .query((row, _) -> row.getObject("document_id", UUID.class))
                .list();
    }

    void show(UUID document, Shown shown, Instant now) {
        jdbc.sql("""
                insert into task_document_outcome (document_id, execution_id, decided_by, status, reason, decided_at)
                values (:document, :execution, :check, :status, :reason, :now)
                on conflict (document_id, execution_id, decided_by) do update
                    set status = excluded.status, reason = excluded.reason, decided_at = excluded.decided_at
                """)
                .param("document", document)
                .param("execution", shown.executionId())
                .param("check", shown.check())
                .param("status", shown.outcome().status().toString())
                .param("reason", shown.outcome().reason().replace('\0', '\ufffd'))
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Shown> shown(Owner owner, UUID document) {
        return jdbc.sql("""
                select o.* from task_document_outcome o join task_document d on d.id = o.document_id
                where d.id = :document and d.owner_id = :owner
                """)
                .param("document", document)
                .param("owner", owner.id())
                .query((row, _) -> new Shown(
                        row.getObject("execution_id", UUID.class),
                        row.getString("decided_by"),
                        new Outcome(Status.of(row.getString("status")), row.getString("reason"))))
                .list();
    }

    void addFiles(UUID document, UUID execution, List<String> paths) {
        paths.forEach(path -> jdbc.sql("""
                insert into task_document_file (document_id, execution_id, path)
                values (:document, :execution, :path) on conflict do nothing
                """)
                .param("document", document)
                .param("execution", execution)
                .param("path", path)
                .update());
    }

    List<Made> files(Owner owner, UUID document) {
        return jdbc.sql("""
                select f.execution_id, f.path from task_document_file f join task_document d on d.id = f.document_id
                where d.id = :document and d.owner_id = :owner order by f.path collate "C", f.execution_id
                """)
                .param("document", document)
                .param("owner", owner.id())
                .query((row, _) -> new Made(row.getObject("execution_id", UUID.class), row.getString("path")))
                .list();
    }
}
