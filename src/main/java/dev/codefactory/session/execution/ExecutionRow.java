package dev.codefactory.session.execution;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ExecutionView.Failure;
import dev.codefactory.session.ExecutionView.Relations;
import dev.codefactory.session.TaskRef;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.content.JsonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An execution as a query reads it, with those it waits for. */
final class ExecutionRow {

    /** An execution waits for others only as long as it has not begun, so only those that are queued are asked whom. */
    static final String SELECT = """
            select e.*, s.description,
                array(
                    select depends_on_id from execution_dependency where execution_id = e.id order by 1) as depends_on,
                array(
                    select needed.id
                    from execution_dependency d join execution needed on needed.id = d.depends_on_id
                    where d.execution_id = e.id and e.status = 'queued' and not needed.done
                    order by 1) as waiting_for,
                array(
                    with recursive awaited (id) as (
                        select depends_on_id from execution_dependency where execution_id = e.id and e.status = 'queued'
                        union
                        select d.depends_on_id
                        from awaited
                            join execution waiting on waiting.id = awaited.id and waiting.status = 'queued'
                            join execution_dependency d on d.execution_id = waiting.id)
                    select needed.id from awaited join execution needed on needed.id = awaited.id and needed.blocks
                    order by 1) as blocked_by,
                array(select id from execution where retry_of = e.id order by 1) as retried_as
            from execution e join generation_session s on s.id = e.session_id
            """;

    private ExecutionRow() {}

    static ExecutionView view(ResultSet row, JsonColumns json) throws SQLException {
        var verdict = row.getString("verdict");
        var failure = row.getString("failure_code");
        return new ExecutionView(
                new ExecutionId(id(row, "id")),
                id(row, "session_id"),
                id(row, "pipeline_id"),
                row.getString("template_type"),
                row.getString("description"),
                CodeLanguage.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                status(row),
                verdict == null ? null : Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                row.getString("provider"),
                row.getBoolean("replay"),
                json.read(row, "report", QualityReport.class),
                failure == null ? null : new Failure(failure, row.getString("failure_message")),
                row.getInt("priority"),
                task(row),
                relations(row),
                row.getTimestamp("created_at").toInstant(),
                Instants.read(row, "started_at"),
                Instants.read(row, "finished_at"),
                Instants.read(row, "estimated_completion"));
    }

    private static @Nullable TaskRef task(ResultSet row) throws SQLException {
        return row.getString("task_id") == null
                ? null
                : new TaskRef(id(row, "project_id"), id(row, "task_id"), id(row, "run_id"));
    }

    private static Relations relations(ResultSet row) throws SQLException {
        return new Relations(
                ids(row, "depends_on"),
                ids(row, "waiting_for"),
                ids(row, "blocked_by"),
                other(row, "retry_of"),
                ids(row, "retried_as"),
                other(row, "replay_of"));
    }

    private static @Nullable ExecutionId other(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new ExecutionId(id);
    }

    static ExecutionStatus status(ResultSet row) throws SQLException {
        return ExecutionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static List<ExecutionId> ids(ResultSet row, String column) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray())
                .map(ExecutionId::new)
                .toList();
    }
}
