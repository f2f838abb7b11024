package dev.codefactory.session.audit;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.Executions;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one word for each execution; it changes no verdict, and the ledger counts it. */
@Service
public class Audits {

    private final JdbcClient jdbc;
    private final Executions executions;
    private final Clock clock;

    Audits(JdbcClient jdbc, Executions executions, Clock clock) {
        this.jdbc = jdbc;
        this.executions = executions;
        this.clock = clock;
    }

    /** Says what was found; what was said before is replaced. */
    @Transactional
    public Audit put(Owner owner, ExecutionId execution, boolean correct, String reason) {
        var audited = executions.get(owner, execution);
        if (!audited.status().isTerminal() || audited.verdict() == null) {
            throw new UnjudgedException(execution);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                insert into execution_audit (execution_id, correct, reason, audited_at) values (:id, :correct, :reason, :now)
                on conflict (execution_id) do update set correct = :correct, reason = :reason, audited_at = :now
                """)
                .param("id", execution.value())
                .param("correct", correct)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
        return new Audit(correct, reason, now);
    }

    public Audit get(Owner owner, ExecutionId execution) {
        executions.get(owner, execution);
        return find(execution).orElseThrow(() -> new NotAuditedException(execution));
    }

    /** Takes back what was said; nothing happens where nothing was. */
    @Transactional
    public void delete(Owner owner, ExecutionId execution) {
        executions.get(owner, execution);
        jdbc.sql("delete from execution_audit where execution_id = :id")
                .param("id", execution.value())
                .update();
    }

    private Optional<Audit> find(ExecutionId execution) {
        return jdbc.sql("select correct, reason, audited_at from execution_audit where execution_id = :id")
                .param("id", execution.value())
                .query((row, _) -> new Audit(
                        row.getBoolean("correct"),
                        row.getString("reason"),
                        row.getTimestamp("audited_at").toInstant()))
                .optional();
    }
}
