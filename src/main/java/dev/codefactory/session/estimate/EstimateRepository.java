package dev.codefactory.session.estimate;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.event.Pace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables tell of how long things took, and of how far open executions are. */
@Repository
class EstimateRepository {

    /** So many are counted; whoever is further back hardly minds. */
    private static final int AHEAD_LIMIT = 1_000;

    private final JdbcClient jdbc;
    private final JsonColumns json;

    EstimateRepository(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * How far an open execution is.
     *
     * @param stepId its latest step, or null when it has none
     * @param started when that began, or null when it has not
     * @param pace how far that one's answer was when its node last said so, or null
     * @param candidates how many first answers its request wants at most, or null when it does not say
     * @param answers how many it has been asked for so far
     * @param ahead how many open executions have their turn before it
     * @param following the types of the steps behind that one
     */
    record Standing(
            ExecutionId execution,
            String template,
            StepType step,
            int round,
            @Nullable UUID stepId,
            @Nullable Instant started,
            @Nullable Pace pace,
            @Nullable Integer candidates,
            int answers,
            int ahead,
            List<StepType> following) {}

    /**
     * The last 50 steps of each type that asked the same model as the last one, whoever answered in the end: with the time that it took to fall
     * back on another. Larger models that were asked where gates stayed red count beside the usual one, as often as they were needed.
     */
    List<PastStep> pastSteps() {
        return jdbc.sql("""
                select type, extract(epoch from finished_at - started_at) as seconds, output_tokens
                from unnest(:types) as kind (type)
                    cross join lateral (
                        select started_at, finished_at, output_tokens, coalesce(model_wanted, model) as asked,
                            first_value(coalesce(model_wanted, model)) over (
                                partition by model_reason is not distinct from 'escalated'
                                order by finished_at desc) as latest
                        from step_run
                        where step_run.type = kind.type and status = 'completed' and finished_at >= started_at
                            and coalesce(provider, '') not in ('replay', 'cache')
                        order by finished_at desc limit 50) as recent
                where asked is not distinct from latest
                """)
                .param(
                        "types",
                        Arrays.stream(StepType.values()).map(StepType::id).toArray(String[]::new))
                .query((row, _) -> new PastStep(
                        type(row), row.getDouble("seconds"), row.getObject("output_tokens", Integer.class)))
                .list();
    }

    /** How many improvement rounds each of the last 50 executions of the template went through. */
    List<Integer> rounds(String template) {
        return jdbc.sql("""
                select (select count(*) from step_run s
                        where s.execution_id = e.id and s.type = 'code_improvement' and s.status = 'completed') as rounds
                from execution e
                where e.template_type = :template and e.status like 'completed%' and not e.replay
                order by e.finished_at desc limit 50
                """)
                .param("template", template)
                .query((row, _) -> row.getInt("rounds"))
                .list();
    }

    /** Where open executions stand; those that have ended meanwhile are missing. */
    List<Standing> standings(Collection<ExecutionId> executions) {
        return jdbc.sql("""
                select e.id, e.template_type, e.pipeline, s.path, coalesce(s.type, 'nlp_analysis') as type,
                    case s.type when 'code_generation' then 0 else coalesce(s.round, 0) end as round,
                    s.id as step_id,
                    case when s.status = 'running' then s.started_at end as started,
                    case when s.status = 'running' then s.written_tokens end as written_tokens,
                    s.tokens_per_second,
                    case when e.request -> 'plan' is not null then 1 else (e.request #>> '{config,candidates}')::int end as candidates,
                    (select count(*) from step_run g
                        where g.execution_id = e.id and g.type = 'code_generation' and g.part is null) as answers,
                    (select count(*) from (
                        select from execution o
                        where o.status in ('queued', 'running')
                            and (o.priority > e.priority or (o.priority = e.priority and o.id < e.id))
                        limit :limit) earlier) as ahead
                from execution e
                    left join lateral (
                        select * from step_run where execution_id = e.id order by position desc limit 1) s on true
                where e.id = any(:ids) and e.status in ('queued', 'running')
                """)
                .param("ids", array(executions))
                .param("limit", AHEAD_LIMIT)
                .query(this::standing)
                .list();
    }

    private Standing standing(ResultSet row, int number) throws SQLException {
        var tokens = row.getObject("written_tokens", Integer.class);
        return new Standing(
                new ExecutionId(row.getObject("id", UUID.class)),
                row.getString("template_type"),
                type(row),
                row.getInt("round"),
                row.getObject("step_id", UUID.class),
                Instants.read(row, "started"),
                tokens == null ? null : new Pace(tokens, row.getDouble("tokens_per_second")),
                row.getObject("candidates", Integer.class),
                row.getInt("answers"),
                row.getInt("ahead"),
                following(row));
    }

    private List<StepType> following(ResultSet row) throws SQLException {
        var pipeline = requireNonNullElse(json.read(row, "pipeline", Pipeline.class), Pipeline.STANDARD);
        return Steps.typesAfter(
                new Pipeline.Next(row.getString("path"), type(row), row.getInt("round"), null), pipeline);
    }

    /** For whom the executions wait, for whom those wait, and so on. */
    Map<ExecutionId, List<ExecutionId>> awaited(Collection<ExecutionId> executions) {
        record Wait(ExecutionId waiting, ExecutionId needed) {}
        return jdbc
                .sql("""
                with recursive undone (waiting, needed) as (
                    select d.execution_id, d.depends_on_id
                    from execution_dependency d
                        join execution w on w.id = d.execution_id join execution n on n.id = d.depends_on_id
                    where d.execution_id = any(:ids) and w.status = 'queued' and not n.done
                    union
                    select d.execution_id, d.depends_on_id
                    from undone u
                        join execution_dependency d on d.execution_id = u.needed
                        join execution w on w.id = d.execution_id join execution n on n.id = d.depends_on_id
                    where w.status = 'queued' and not n.done)
                select * from undone
                """)
                .param("ids", array(executions))
                .query((row, _) -> new Wait(
                        new ExecutionId(row.getObject("waiting", UUID.class)),
                        new ExecutionId(row.getObject("needed", UUID.class))))
                .list()
                .stream()
                .collect(groupingBy(Wait::waiting, mapping(Wait::needed, toList())));
    }

    private static UUID[] array(Collection<ExecutionId> executions) {
        return executions.stream().map(ExecutionId::value).toArray(UUID[]::new);
    }

    /** How many executions have not ended. */
    int open() {
        return jdbc.sql("""
                select count(*) from (
                    select from execution where status in ('queued', 'running') limit :limit) earlier
                """).param("limit", AHEAD_LIMIT).query(Integer.class).single();
    }

    private static StepType type(ResultSet row) throws SQLException {
        return StepType.valueOf(row.getString("type").toUpperCase(Locale.ROOT));
    }
}
