package dev.codefactory.session.metrics;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.step.StepNotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The revisions of an execution, as the checkpoints of its steps hold them. */
@Service
public class Revisions {

    private final Executions executions;
    private final JdbcClient jdbc;
    private final JsonColumns json;

    Revisions(Executions executions, JdbcClient jdbc, JsonColumns json) {
        this.executions = executions;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Every revision that was judged, in order; there are never more than a few.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public List<Revision> list(Owner owner, ExecutionId id) {
        executions.get(owner, id);
        return jdbc.sql("""
                select s.id, s.type, (s.chain -> 'latest' ->> 'round')::int as round, s.finished_at,
                    s.chain -> 'latest' -> 'report' as report
                from step_run s join execution e on e.id = s.execution_id
                where e.id = :execution and e.owner_id = :owner and s.type in ('code_analysis', 'code_validation')
                    and s.status = 'completed' and jsonb_typeof(s.chain -> 'latest' -> 'report') = 'object'
                order by s.position
                """)
                .param("execution", id.value())
                .param("owner", owner.id())
                .query((row, _) -> revision(row))
                .list();
    }

    /**
     * The revision that a step judged.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     * @throws StepNotFoundException when it has no such step, or the step judged nothing
     */
    public Revision get(Owner owner, ExecutionId id, UUID step) {
        return list(owner, id).stream()
                .filter(revision -> revision.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new StepNotFoundException(id, step));
    }

    private Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getObject("id", UUID.class),
                StepType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                row.getInt("round"),
                Instants.read(row, "finished_at"),
                Objects.requireNonNull(json.read(row, "report", QualityReport.class)));
    }
}
