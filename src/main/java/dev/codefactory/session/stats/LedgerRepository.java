package dev.codefactory.session.stats;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.stats.LedgerEntry.Audited;
import dev.codefactory.session.stats.LedgerEntry.Cost;
import dev.codefactory.session.stats.LedgerEntry.Course;
import dev.codefactory.session.stats.LedgerEntry.Group;
import dev.codefactory.session.stats.LedgerEntry.Outcomes;
import dev.codefactory.session.stats.LedgerEntry.PromptUsed;
import dev.codefactory.session.stats.LedgerEntry.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Adds up the rows of {@code execution} and {@code step_run}. */
@Repository
class LedgerRepository {

    /**
     * The model and the prompt of an execution are those its code was asked for with: of several first answers that of the chosen one.
     * What was chosen is read only where there were several, and whether a revision was verified only where the end was, for the chains of
     * steps are large.
     */
    private static final String SELECT = """
            with ended as (
                select e.id, e.status, e.verdict, audit.correct, e.created_at, e.finished_at, writer.model as writer,
                    case when :byModel then writer.model end as model,
                    case when :byTemplate then e.template_type end as template,
                    case when :byPrompt then writer.prompt_key end as prompt_key,
                    case when :byPrompt then writer.prompt_version end as prompt_version,
                    case when :byPrompt then writer.prompt_sha256 end as prompt_sha256,
                    case when :byLanguage then e.language end as language
                from execution e
                    left join execution_audit audit on audit.execution_id = e.id
                    left join lateral (
                        select case when exists (
                                select from step_run
                                where execution_id = e.id and type = 'code_generation' and round > 0)
                            then (
                                select (chain #>> '{contest,choice,number}')::int - 1 from step_run
                                where execution_id = e.id and chain #>> '{contest,choice,number}' is not null limit 1)
                            end as round) chosen on true
                    left join lateral (
                        select model, prompt_key, prompt_version, prompt_sha256
                        from step_run where execution_id = e.id and model is not null
                        order by type = 'code_generation' desc, round is not distinct from chosen.round desc, position
                        limit 1) writer on true
                where e.finished_at is not null and not e.replay
                    and (:owner::uuid is null or e.owner_id = :owner)
                    and (:model::text is null or writer.model = :model)
                    and (:template::text is null or e.template_type = :template)
                    and (:language::text is null or e.language = :language)
                    and (:from::timestamptz is null or e.finished_at >= :from)
                    and (:to::timestamptz is null or e.finished_at < :to)),
            measured as (
                select ended.*, steps.*,
                    case when status like 'completed%' then extract(epoch from finished_at - created_at) end as seconds,
                    case when verdict = 'verified' then (
                        select extract(epoch from min(s.finished_at) - ended.created_at)
                        from step_run s
                        where s.execution_id = ended.id and s.status = 'completed'
                            and s.type in ('code_analysis', 'code_validation')
                            and jsonb_path_exists(s.chain, '$.latest.report.gates[0]')
                            and not jsonb_path_exists(s.chain, '$.latest.report.gates[*] ? (@.status != "green")')
                    ) end as working
                from ended cross join lateral (
                    select count(*) filter (where s.type = 'code_improvement' and s.status = 'completed') as rounds,
                        count(s.model) filter (where s.provider is distinct from 'cache') as calls, sum(s.input_tokens) as input, sum(s.output_tokens) as output,
                        sum(extract(epoch from s.finished_at - s.started_at)) filter (where s.model is not null and s.provider is distinct from 'cache')
                            as asking,
                        sum(extract(epoch from s.finished_at - s.started_at) / 3600
                                * coalesce((:hosts::jsonb ->> s.host)::float8, :watts::float8))
                            filter (where s.model is not null and s.provider is distinct from 'cache') as energy,
                        count(*) filter (where s.model is not null and s.provider is distinct from 'cache'
                            and coalesce((:hosts::jsonb ->> s.host)::float8, :watts::float8) is null) as unmetered,
                        sum(s.output_tokens) filter (where s.model = writer and s.provider is distinct from 'cache') as written,
                        sum(extract(epoch from s.finished_at - s.started_at)) filter (where s.model = writer and s.provider is distinct from 'cache')
                            as writing
                    from step_run s where s.execution_id = ended.id) steps),
            entry as (
                select json_build_array(model, template, prompt_key, prompt_version, prompt_sha256, language)::text
                        collate "C" as cursor,
                    model, template, prompt_key, prompt_version, prompt_sha256, language,
                    count(*) filter (where verdict = 'verified') as verified,
                    count(*) filter (where verdict = 'verified' and correct is not null) as looked,
                    count(*) filter (where verdict = 'verified' and not correct) as false_greens,
                    count(*) filter (where verdict = 'rejected') as rejected,
                    count(*) filter (where verdict = 'unverified') as unverified,
                    count(*) filter (where status = 'failed') as failed,
                    count(*) filter (where status = 'cancelled') as cancelled,
                    count(*) filter (where status like 'completed%' and verdict is null) as unjudged,
                    avg(rounds) filter (where verdict is not null) as rounds,
                    percentile_cont(0.5) within group (order by seconds) as seconds_median,
                    percentile_cont(0.95) within group (order by seconds) as seconds_p95,
                    percentile_cont(0.5) within group (order by working) as working_median,
                    percentile_cont(0.95) within group (order by working) as working_p95,
                    sum(calls) as calls, coalesce(sum(input), 0) as input, coalesce(sum(output), 0) as output,
                    coalesce(sum(asking), 0) as asking,
                    case when sum(unmetered) = 0 then sum(energy) end as energy,
                    case when count(distinct writer) = 1 then sum(written) / nullif(sum(writing), 0) end as speed
                from measured
                group by model, template, prompt_key, prompt_version, prompt_sha256, language)
            select * from entry
            where :after::text is null or cursor > :after
            order by cursor limit :limit
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final EnergyProperties energy;

    LedgerRepository(JdbcClient jdbc, EnergyProperties energy) {
        this.jdbc = jdbc;
        this.energy = energy;
    }

    /** @param owner whose executions are counted, or null for those of all owners */
    List<LedgerEntry> entries(
            @Nullable Owner owner, LedgerFilter filter, Set<Dimension> by, @Nullable String after, int limit) {
        return jdbc.sql(SELECT)
                .param("owner", owner == null ? null : owner.id())
                .param("model", filter.model())
                .param("template", filter.template())
                .param(
                        "language",
                        filter.language() == null ? null : filter.language().id())
                .param("from", Instants.write(filter.from()))
                .param("to", Instants.write(filter.to()))
                .param("byModel", by.contains(Dimension.MODEL))
                .param("byTemplate", by.contains(Dimension.TEMPLATE))
                .param("byPrompt", by.contains(Dimension.PROMPT))
                .param("byLanguage", by.contains(Dimension.LANGUAGE))
                .param("hosts", JSON.writeValueAsString(energy.hosts()))
                .param("watts", energy.watts())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        var language = row.getString("language");
        var group = new Group(
                row.getString("model"),
                row.getString("template"),
                prompt(row),
                language == null ? null : CodeLanguage.ofId(language).orElseThrow());
        return new LedgerEntry(row.getString("cursor"), group, outcomes(row), audited(row), course(row), cost(row));
    }

    private static @Nullable PromptUsed prompt(ResultSet row) throws SQLException {
        var sha256 = row.getString("prompt_sha256");
        return sha256 == null
                ? null
                : new PromptUsed(row.getString("prompt_key"), row.getObject("prompt_version", Integer.class), sha256);
    }

    private static Outcomes outcomes(ResultSet row) throws SQLException {
        return new Outcomes(
                row.getInt("verified"),
                row.getInt("rejected"),
                row.getInt("unverified"),
                row.getInt("failed"),
                row.getInt("cancelled"),
                row.getInt("unjudged"));
    }

    private static Audited audited(ResultSet row) throws SQLException {
        return new Audited(row.getInt("looked"), row.getInt("false_greens"));
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                number(row, "rounds"),
                new Spread(number(row, "seconds_median"), number(row, "seconds_p95")),
                new Spread(number(row, "working_median"), number(row, "working_p95")));
    }

    private static Cost cost(ResultSet row) throws SQLException {
        return new Cost(
                row.getLong("calls"),
                row.getLong("input"),
                row.getLong("output"),
                row.getDouble("asking"),
                number(row, "energy"),
                number(row, "speed"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
