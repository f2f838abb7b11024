package dev.codefactory.schedule;

import dev.codefactory.schedule.ScheduleRun.Outcome;
import dev.codefactory.schedule.ScheduleRun.Trigger;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code schedule_run}. Whoever asks has made sure that the schedule is the owner's own. */
@Repository
class RunStore {

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says nothing when the same time was decided before, as it may be when the clock was set back. */
    void add(UUID schedule, ScheduleRun run) {
        jdbc.sql("""
                insert into schedule_run
                    (id, schedule_id, trigger, due_at, decided_at, outcome, execution_id, problem, reason)
                values (:id, :schedule, :trigger, :due, :decided, :outcome, :execution, :problem, :reason)
                on conflict (schedule_id, due_at) where trigger = 'clock' do nothing
                """)
                .param("id", run.id())
                .param("schedule", schedule)
                .param("trigger", run.trigger().toString())
                .param("due", Timestamp.from(run.dueAt()))
                .param("decided", Timestamp.from(run.decidedAt()))
                .param("outcome", run.outcome().toString())
                .param("execution", run.executionId())
                .param("problem", run.problem())
                .param("reason", run.reason())
                .update();
    }

    /** Forgets all but the newest ones, and no execution that has not ended. */
    void forgetAllBut(UUID schedule, int kept) {
        jdbc.sql("""
                delete from schedule_run
                where schedule_id = :schedule and (execution_id is null or ended_as is not null)
                    and id <= (select id from schedule_run where schedule_id = :schedule
                               order by id desc offset :kept limit 1)
                """).param("schedule", schedule).param("kept", kept).update();
    }

    /** Whether an execution of the schedule has not ended. */
    boolean hasOpen(UUID schedule) {
        return jdbc.sql("""
                select exists (select from schedule_run
                               where schedule_id = :schedule and execution_id is not null and ended_as is null)
                """).param("schedule", schedule).query(Boolean.class).single();
    }

    void end(ExecutionId execution, ExecutionStatus status) {
        jdbc.sql("update schedule_run set ended_as = :status where execution_id = :execution and ended_as is null")
                .param("status", status.id())
                .param("execution", execution.value())
                .update();
    }

    /** The latest of each of these schedules that has any. */
    Map<UUID, ScheduleRun> latest(List<UUID> schedules) {
        return jdbc
                .sql("""
                        select latest.* from unnest(:schedules::uuid[]) s (id)
                        cross join lateral (
                            select * from schedule_run where schedule_id = s.id order by id desc limit 1) latest
                        """)
                .param("schedules", schedules.toArray(UUID[]::new))
                .query((row, index) -> Map.entry(row.getObject("schedule_id", UUID.class), view(row, index)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Newest first; all outcomes when none is named. */
    List<ScheduleRun> list(UUID schedule, Set<Outcome> outcomes, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from schedule_run
                where schedule_id = :schedule and (:after::uuid is null or id < :after::uuid)
                    and (cardinality(:outcomes::text[]) = 0 or outcome = any(:outcomes::text[]))
                order by id desc limit :limit
                """)
                .param("schedule", schedule)
                .param("after", after)
                .param("outcomes", outcomes.stream().map(Outcome::toString).toArray(String[]::new))
                .param("limit", limit)
                .query(RunStore::view)
                .list();
    }

    private static ScheduleRun view(ResultSet row, int index) throws SQLException {
        return new ScheduleRun(
                row.getObject("id", UUID.class),
                Trigger.valueOf(row.getString("trigger").toUpperCase(Locale.ROOT)),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("decided_at").toInstant(),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getObject("execution_id", UUID.class),
                row.getString("ended_as"),
                row.getString("problem"),
                row.getString("reason"));
    }
}
