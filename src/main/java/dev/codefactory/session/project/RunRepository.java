package dev.codefactory.session.project;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code project_run}, and what executions tell of tasks. */
@Repository
class RunRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    RunRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A run as its row holds it.
     *
     * @param request what was asked for, as text
     */
    record Run(UUID id, UUID projectId, String request, Instant createdAt) {}

    /** False when the owner has used the key already. */
    boolean add(Owner owner, UUID id, UUID project, String request, @Nullable String idempotencyKey) {
        return jdbc.sql("""
                        insert into project_run (id, owner_id, project_id, idempotency_key, request, created_at)
                        values (:id, :owner, :project, :key, :request, :now) on conflict do nothing
                        """)
                        .param("id", id)
                        .param("owner", owner.id())
                        .param("project", project)
                        .param("key", idempotencyKey)
                        .param("request", request)
                        .param("now", Timestamp.from(Instant.now(clock)))
                        .update()
                == 1;
    }

    Optional<Run> find(Owner owner, UUID project, UUID id) {
        return jdbc.sql("select * from project_run where id = :id and project_id = :project and owner_id = :owner")
                .param("id", id)
                .param("project", project)
                .param("owner", owner.id())
                .query(RunRepository::run)
                .optional();
    }

    Run byKey(Owner owner, String idempotencyKey) {
        return jdbc.sql("select * from project_run where owner_id = :owner and idempotency_key = :key")
                .param("owner", owner.id())
                .param("key", idempotencyKey)
                .query(RunRepository::run)
                .single();
    }

    /** Newest first. */
    List<Run> list(Owner owner, UUID project, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from project_run
                where project_id = :project and owner_id = :owner and (:after::uuid is null or id < :after)
                order by id desc limit :limit
                """)
                .param("project", project)
                .param("owner", owner.id())
                .param("after", after)
                .param("limit", limit)
                .query(RunRepository::run)
                .list();
    }

    /** Whether an execution for a task of the project has not ended. */
    boolean isAnyOpen(Owner owner, UUID project) {
        return jdbc.sql("""
                select exists (
                    select from execution
                    where project_id = :project and owner_id = :owner and status in ('queued', 'running'))
                """)
                .param("project", project)
                .param("owner", owner.id())
                .query(Boolean.class)
                .single();
    }

    /** The newest execution that got a task done, by task. */
    Map<UUID, ExecutionId> done(Owner owner, UUID project) {
        var done = new HashMap<UUID, ExecutionId>();
        jdbc.sql("""
                select distinct on (task_id) task_id, id from execution
                where project_id = :project and owner_id = :owner and done order by task_id, id desc
                """).param("project", project).param("owner", owner.id()).query(row -> {
            done.put(row.getObject("task_id", UUID.class), new ExecutionId(row.getObject("id", UUID.class)));
        });
        return done;
    }

    /** The file an execution was asked for, or the first one it made instead. */
    Optional<String> code(Owner owner, ExecutionId execution) {
        return jdbc.sql("""
                select b.content
                from execution e join generated_file f on f.step_id = e.standing_step join blob b on b.sha256 = f.sha256
                where e.id = :id and e.owner_id = :owner
                order by f.path = e.request ->> 'target_path' desc nulls last, f.path limit 1
                """)
                .param("id", execution.value())
                .param("owner", owner.id())
                .query(String.class)
                .optional();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("request"),
                row.getTimestamp("created_at").toInstant());
    }
}
