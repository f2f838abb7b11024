package dev.codefactory.session.estimate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    EstimateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far an open execution is.
     *
     * @param started when its latest step began, or null when it has not
     * @param ahead how many open executions have their turn before it
     */
    record Standing(
            ExecutionId execution,
            StepType step,
            int round,
            @Nullable Instant started,
            int ahead) {}

    /** The seconds of the last 50 steps of each type, by the model that answered last. */
    Map<StepType, List<Double>> seconds() {
        record Step(StepType type, double seconds) {}
        return jdbc.sql("""
                select type, extract(epoch from finished_at - started_at) as seconds
                from (values ('nlp_analysis'), ('code_generation'), ('code_analysis'), ('code_improvement'),
                        ('code_validation')) as kind (type)
                    cross join lateral (
                        select started_at, finished_at, model, first_value(model) over (order by finished_at desc) as latest
                        from step_run
                        where step_run.type = kind.type and status = 'completed' and finished_at >= started_at
                        order by finished_at desc limit 50) as recent
                where model is not distinct from latest
                """).query((row, _) -> new Step(type(row), row.getDouble("seconds"))).list().stream()
                .collect(groupingBy(Step::type, mapping(Step::seconds, toList())));
    }

    /** How many improvement rounds each of the last 50 executions of the template went through. */
    List<Integer> rounds(String template) {
        return jdbc.sql("""
                select (select count(*) from step_run s
                        where s.execution_id = e.id and s.type = 'code_improvement' and s.status = 'completed') as rounds
                from execution e
                where e.template_type = :template and e.status like 'completed%'
                order by e.finished_at desc limit 50
                """)
                .param("template", template)
                .query((row, _) -> row.getInt("rounds"))
                .list();
    }

    /** Where open executions stand; those that have ended meanwhile are missing. */
    List<Standing> standings(Collection<ExecutionId> executions) {
        return jdbc.sql("""
                select e.id, coalesce(s.type, 'nlp_analysis') as type, coalesce(s.round, 0) as round,
                    case when s.status = 'running' then s.started_at end as started,
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
                .param("ids", executions.stream().map(ExecutionId::value).toArray(UUID[]::new))
                .param("limit", AHEAD_LIMIT)
                .query((row, _) -> new Standing(
                        new ExecutionId(row.getObject("id", UUID.class)),
                        type(row),
                        row.getInt("round"),
                        Instants.read(row, "started"),
                        row.getInt("ahead")))
                .list();
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
