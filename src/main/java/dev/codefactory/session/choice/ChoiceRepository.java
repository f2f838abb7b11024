package dev.codefactory.session.choice;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.choice.Ladder.Spent;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The choices that were made for the steps of executions. */
@Repository
class ChoiceRepository {

    private final JdbcClient jdbc;

    ChoiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first that was made for the execution and the role, apart from larger models. */
    Optional<Choice> first(ExecutionId execution, ModelRole role) {
        return jdbc.sql("""
                select * from step_run where execution_id = :id and model_role = :role and model_reason <> 'escalated'
                order by position limit 1
                """)
                .param("id", execution.value())
                .param("role", role.id())
                .query((row, _) -> Optional.ofNullable(ChoiceColumns.read(row)))
                .optional()
                .flatMap(found -> found);
    }

    /** The last whose model was asked for a repair, in whichever role. */
    Optional<Choice> lastRepair(ExecutionId execution) {
        return jdbc.sql("""
                select * from step_run where execution_id = :id and type = 'code_improvement' and model is not null
                order by position desc limit 1
                """)
                .param("id", execution.value())
                .query((row, _) -> Optional.ofNullable(ChoiceColumns.read(row)))
                .optional()
                .flatMap(found -> found);
    }

    /** What models have done for the execution so far. */
    Spent spent(ExecutionId execution) {
        return jdbc.sql("""
                select coalesce(sum(extract(epoch from finished_at - started_at)), 0) as seconds,
                    coalesce(sum(input_tokens + output_tokens), 0) as tokens
                from step_run where execution_id = :id and model is not null
                """)
                .param("id", execution.value())
                .query((row, _) -> new Spent(row.getDouble("seconds"), row.getLong("tokens")))
                .single();
    }
}
