package dev.codefactory.prompt.trial;

import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.prompt.PromptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code prompt_trial} and {@code prompt_trial_run}. */
@Repository
class TrialStore {

    private static final String VIEW = """
            select t.*, p.step, p.language, p.family from prompt_trial t join prompt p on p.id = t.prompt_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TrialStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, PromptKey key, int champion, Trial.Draft draft) {
        jdbc.sql("""
                insert into prompt_trial (id, prompt_id, champion, challenger, share, min_runs, auto_promote, status,
                    created_by, created_at)
                select :id, p.id, :champion, :challenger, :share, :minRuns, :autoPromote, 'running', :by, :now from prompt p
                where p.step = :step and p.language = :language and p.family = :family
                """)
                .param("id", id)
                .param("champion", champion)
                .param("challenger", draft.challenger())
                .param("share", draft.share())
                .param("minRuns", draft.minRuns())
                .param("autoPromote", draft.autoPromote())
                .param("by", draft.by())
                .param("now", Timestamp.from(clock.instant()))
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .update();
    }

    Optional<Trial> find(UUID id) {
        return jdbc.sql(VIEW + "where t.id = :id")
                .param("id", id)
                .query(TrialStore::trial)
                .optional();
    }

    /** As {@link #find}; nobody else changes it before the end of the transaction. */
    Optional<Trial> lock(UUID id) {
        return jdbc.sql(VIEW + "where t.id = :id for update of t")
                .param("id", id)
                .query(TrialStore::trial)
                .optional();
    }

    /** The one of this prompt that runs or is guarded. */
    Optional<Trial> open(long prompt) {
        return jdbc.sql(VIEW + "where t.prompt_id = :id and t.status in ('running', 'guarded')")
                .param("id", prompt)
                .query(TrialStore::trial)
                .optional();
    }

    Optional<Trial> open(PromptKey key) {
        return jdbc.sql(VIEW + """
                where p.step = :step and p.language = :language and p.family = :family and t.status in ('running', 'guarded')
                """)
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .query(TrialStore::trial)
                .optional();
    }

    List<UUID> allOpen() {
        return jdbc.sql("select id from prompt_trial where status in ('running', 'guarded') order by id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Newest first. */
    List<Trial> list(@Nullable UUID before, int limit) {
        return jdbc.sql(VIEW + "where (:before::uuid is null or t.id < :before) order by t.id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(TrialStore::trial)
                .list();
    }

    void move(UUID id, Status status, String reason) {
        jdbc.sql("""
                update prompt_trial set status = :status, reason = :reason,
                    ended_at = case when :status in ('running', 'guarded') then null else :now::timestamptz end
                where id = :id
                """)
                .param("status", status.toString())
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    Optional<Arm> arm(UUID trial, UUID execution) {
        return jdbc.sql("select arm from prompt_trial_run where trial_id = :trial and execution_id = :execution")
                .param("trial", trial)
                .param("execution", execution)
                .query((row, _) -> Arm.valueOf(row.getString("arm").toUpperCase(Locale.ROOT)))
                .optional();
    }

    void assign(UUID trial, UUID execution, Arm arm) {
        jdbc.sql("""
                insert into prompt_trial_run (trial_id, execution_id, arm) values (:trial, :execution, :arm)
                on conflict do nothing
                """)
                .param("trial", trial)
                .param("execution", execution)
                .param("arm", arm.toString())
                .update();
    }

    void note(UUID execution, Outcome outcome) {
        jdbc.sql("""
                update prompt_trial_run set passed = :passed, repairs = :repairs, seconds = :seconds
                where execution_id = :execution
                """)
                .param("passed", outcome.passed())
                .param("repairs", outcome.repairs())
                .param("seconds", outcome.seconds())
                .param("execution", execution)
                .update();
    }

    Tally tally(UUID trial, Arm arm) {
        return jdbc.sql("""
                select count(*) as runs, count(*) filter (where passed) as passed,
                    coalesce(avg(repairs), 0)::double precision as repairs, coalesce(avg(seconds), 0) as seconds
                from prompt_trial_run where trial_id = :trial and arm = :arm and passed is not null
                """)
                .param("trial", trial)
                .param("arm", arm.toString())
                .query(Tally.class)
                .single();
    }

    /** What did not end before the execution was forgotten never will; what came of the others stays. */
    void forget(Collection<UUID> executions) {
        jdbc.sql("delete from prompt_trial_run where execution_id = any(:ids) and passed is null")
                .param("ids", executions.toArray(UUID[]::new))
                .update();
    }

    private static Trial trial(ResultSet row, int index) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Trial(
                row.getObject("id", UUID.class),
                new PromptKey(row.getString("step"), row.getString("language"), row.getString("family")),
                row.getInt("champion"),
                row.getInt("challenger"),
                row.getDouble("share"),
                row.getInt("min_runs"),
                row.getBoolean("auto_promote"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
