package dev.codefactory.session.prompt;

import dev.codefactory.prompt.LiveExecutions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What prompts want to know of executions; which of them live is told by a lock on the row that their end has to change. */
@Component
class ExecutionFacts implements LiveExecutions {

    private final JdbcClient jdbc;

    ExecutionFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hold(UUID execution) {
        return jdbc.sql("select true from execution where id = :id and finished_at is null for share")
                .param("id", execution)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** How many rounds of repair it had. */
    int repairs(UUID execution) {
        return jdbc.sql("""
                select count(*) from step_run
                where execution_id = :id and type = 'code_improvement' and status = 'completed'
                """).param("id", execution).query(Integer.class).single();
    }
}
