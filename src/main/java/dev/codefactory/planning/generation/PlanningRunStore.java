package dev.codefactory.planning.generation;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.generation.PlanningRun.Kind;
import dev.codefactory.session.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code planning_run}. */
@Repository
class PlanningRunStore {

    private final JdbcClient jdbc;

    PlanningRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run as its row holds it.
     *
     * @param currentState JSON, or null
     */
    record Run(
            ExecutionId execution,
            Owner owner,
            Kind kind,
            @Nullable UUID projectId,
            @Nullable UUID documentId,
            String title,
            boolean autoApprove,
            @Nullable String currentState,
            @Nullable Instant answersDue,
            @Nullable UUID clarificationId,
            @Nullable UUID resultId,
            @Nullable String note,
            boolean settled,
            Instant createdAt) {}

    /** Says nothing when the execution has one already, as a repeated request has. */
    void add(Run run) {
        jdbc.sql("""
                insert into planning_run (execution_id, owner_id, kind, project_id, document_id, title, auto_approve,
                    current_state, answers_due, created_at)
                values (:execution, :owner, :kind, :project, :document, :title, :autoApprove, :state::jsonb, :due, :now)
                on conflict do nothing
                """)
                .param("execution", run.execution().value())
                .param("owner", run.owner().id())
                .param("kind", run.kind().toString())
                .param("project", run.projectId())
                .param("document", run.documentId())
                .param("title", run.title())
                .param("autoApprove", run.autoApprove())
                .param("state", run.currentState())
                .param("due", run.answersDue() == null ? null : Timestamp.from(run.answersDue()))
                .param("now", Timestamp.from(run.createdAt()))
                .update();
    }

    Optional<Run> find(Owner owner, ExecutionId execution) {
        return jdbc.sql("select * from planning_run where execution_id = :execution and owner_id = :owner")
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query(PlanningRunStore::run)
                .optional();
    }

    /** Newest first. */
    List<Run> list(Owner owner, @Nullable UUID project, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from planning_run
                where owner_id = :owner and (:project::uuid is null or project_id = :project)
                    and (:after::uuid is null or execution_id < :after)
                order by execution_id desc limit :limit
                """)
                .param("owner", owner.id())
                .param("project", project)
                .param("after", after)
                .param("limit", limit)
                .query(PlanningRunStore::run)
                .list();
    }

    boolean isPlanning(ExecutionId execution) {
        return jdbc.sql("select exists (select from planning_run where execution_id = :id)")
                .param("id", execution.value())
                .query(Boolean.class)
                .single();
    }

    /** The run, kept from other nodes until the end of the transaction; empty when it is settled. */
    Optional<Run> lockOpen(ExecutionId execution) {
        return jdbc.sql("""
                select * from planning_run where execution_id = :id and settled_at is null for update
                """)
                .param("id", execution.value())
                .query(PlanningRunStore::run)
                .optional();
    }

    /** Runs of which nothing came yet although their executions have ended. */
    List<ExecutionId> overdue(int limit) {
        return jdbc.sql("""
                select r.execution_id from planning_run r join execution e on e.id = r.execution_id
                where r.settled_at is null and e.finished_at is not null limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> new ExecutionId(row.getObject("execution_id", UUID.class)))
                .list();
    }

    /** Runs that ask questions and are not at their end. */
    List<ExecutionId> asking(int limit) {
        return jdbc.sql("""
                select execution_id from planning_run where settled_at is null and answers_due is not null limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> new ExecutionId(row.getObject("execution_id", UUID.class)))
                .list();
    }

    void setClarification(ExecutionId execution, UUID clarification) {
        jdbc.sql("update planning_run set clarification_id = :clarification where execution_id = :id")
                .param("clarification", clarification)
                .param("id", execution.value())
                .update();
    }

    void settle(ExecutionId execution, @Nullable UUID result, @Nullable String note, Instant now) {
        jdbc.sql("""
                update planning_run set result_id = :result, note = :note, settled_at = :now where execution_id = :id
                """)
                .param("result", result)
                .param("note", note)
                .param("now", Timestamp.from(now))
                .param("id", execution.value())
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        var due = row.getTimestamp("answers_due");
        return new Run(
                new ExecutionId(row.getObject("execution_id", UUID.class)),
                new Owner(row.getObject("owner_id", UUID.class)),
                Kind.of(row.getString("kind")),
                row.getObject("project_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getString("title"),
                row.getBoolean("auto_approve"),
                row.getString("current_state"),
                due == null ? null : due.toInstant(),
                row.getObject("clarification_id", UUID.class),
                row.getObject("result_id", UUID.class),
                row.getString("note"),
                row.getTimestamp("settled_at") != null,
                row.getTimestamp("created_at").toInstant());
    }
}
