package dev.codefactory.session.choice;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what became of executions by the model that was to be asked. */
@Repository
class OutcomeRepository {

    private final JdbcClient jdbc;

    OutcomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Steps of the version that noted no role tell it by their type, and the model they were to ask by who answered. */
    Outcomes since(Instant from, ModelRole role, CodeLanguage language) {
        return new Outcomes(jdbc.sql("""
                with step as (
                    select s.execution_id, s.model, s.model_reason,
                        coalesce(s.model_wanted, s.model) as wanted,
                        coalesce(s.model_role, case s.type
                            when 'code_generation' then 'code' when 'test_generation' then 'qa'
                            when 'code_improvement' then 'improvement'
                            when 'nlp_analysis' then 'nlp' when 'design' then 'nlp' when 'prompt' then 'nlp' end) as role
                    from step_run s
                    where s.model is not null or (s.model_wanted is not null and s.status = 'failed')),
                asked as (
                    select e.id, e.verdict is not distinct from 'verified' as verified,
                        min(s.wanted) filter (where s.model_reason is distinct from 'escalated') as model,
                        count(distinct s.wanted) filter (where s.model_reason is distinct from 'escalated') as models,
                        bool_and(s.model is not distinct from s.wanted) as alone,
                        min(s.model_reason) filter (where s.model_reason in ('trial', 'control')) as arm,
                        exists (select from step_run l where l.execution_id = e.id and l.model_reason = 'escalated'
                            and l.model is not null) as escalated
                    from execution e join step s on s.execution_id = e.id and s.role = :role
                    where e.finished_at >= :from and e.language = :language and not e.replay
                        and (e.verdict is not null or e.status = 'failed')
                    group by e.id)
                select case when models = 1 then model end as model, arm, escalated, count(*) as attempted,
                    count(*) filter (where verified) as verified, count(*) filter (where verified and alone) as alone
                from asked group by 1, 2, 3
                """)
                .param("role", role.id())
                .param("from", Timestamp.from(from))
                .param("language", language.id())
                .query((row, _) -> new Outcomes.Group(
                        row.getString("model"),
                        row.getString("arm"),
                        row.getBoolean("escalated"),
                        row.getInt("attempted"),
                        row.getInt("verified"),
                        row.getInt("alone")))
                .list());
    }
}
