package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code execution_dependency}. */
@Repository
class DependencyRepository {

    private final JdbcClient jdbc;

    DependencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of the given executions that the owner has. None of them changes its state until the end of the transaction, so that an end
     * which comes meanwhile sees who waits for it.
     */
    Set<ExecutionId> hold(Owner owner, Collection<ExecutionId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql("select id from execution where id in (:ids) and owner_id = :owner order by id for share")
                        .param("ids", ids.stream().map(ExecutionId::value).toList())
                        .param("owner", owner.id())
                        .query((row, _) -> new ExecutionId(row.getObject("id", UUID.class)))
                        .list());
    }

    void add(ExecutionId execution, ExecutionId dependsOn) {
        jdbc.sql("insert into execution_dependency (execution_id, depends_on_id) values (:execution, :needed)")
                .param("execution", execution.value())
                .param("needed", dependsOn.value())
                .update();
    }

    List<ExecutionId> of(ExecutionId execution) {
        return jdbc.sql("select depends_on_id from execution_dependency where execution_id = :id order by 1")
                .param("id", execution.value())
                .query((row, _) -> new ExecutionId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those that wait for the given execution and have not begun, locked in one order for all. */
    List<ExecutionId> lockWaiting(ExecutionId dependsOn) {
        return jdbc.sql("""
                select e.id from execution e
                where e.status = 'queued'
                    and e.id in (select execution_id from execution_dependency where depends_on_id = :needed)
                    and not exists (select from step_run where execution_id = e.id)
                order by e.id for update
                """)
                .param("needed", dependsOn.value())
                .query((row, _) -> new ExecutionId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whether everything the execution depends on is done. Its own statement, so that it sees what others committed before the lock was got. */
    boolean isFree(ExecutionId execution) {
        return jdbc.sql("""
                select not exists (
                    select from execution_dependency d join execution needed on needed.id = d.depends_on_id
                    where d.execution_id = :id and not needed.done)
                """).param("id", execution.value()).query(Boolean.class).single();
    }

    /**
     * Lets those wait for the newest repetition that wait for the execution it repeats, or for another repetition of that one. Both are held
     * first, so that one which is done by then keeps those it let begin.
     */
    void repoint(ExecutionId from, ExecutionId to) {
        var relatives = relatives(from).stream()
                .filter(relative -> !relative.equals(to.value()))
                .toList();
        jdbc.sql("select id from execution where id in (:relatives) order by id for share")
                .param("relatives", relatives)
                .query(UUID.class)
                .list();
        jdbc.sql("""
                with moved as (
                    delete from execution_dependency d using execution needed
                    where needed.id = d.depends_on_id and needed.id in (:relatives) and not needed.done
                    returning d.execution_id)
                insert into execution_dependency (execution_id, depends_on_id)
                select distinct execution_id, :to::uuid from moved on conflict do nothing
                """).param("relatives", relatives).param("to", to.value()).update();
    }

    /** The execution, what it repeats, and what else repeats that; a single step that was run alone stands in for nothing. */
    private List<UUID> relatives(ExecutionId execution) {
        return jdbc.sql("""
                with recursive relative (id, retry_of) as (
                    select id, retry_of from execution where id = :id
                    union
                    select e.id, e.retry_of
                    from relative r join execution e on e.retry_of = r.id or e.id = r.retry_of
                    where not coalesce((e.origin ->> 'only')::boolean, false))
                select id from relative
                """)
                .param("id", execution.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Paths and hashes of the files an execution gets from those it depends on: what they got themselves, what they were given, and what they
     * made. The last of these wins over the ones before it.
     */
    Map<String, String> inheritance(ExecutionId execution) {
        var files = new LinkedHashMap<String, String>();
        jdbc.sql("""
                select file.path, file.sha256
                from execution_dependency d
                    join execution needed on needed.id = d.depends_on_id
                    cross join lateral (
                        select 1 as rank, key as path, value as sha256
                        from jsonb_each_text(coalesce(needed.inherited, '{}'))
                        union all
                        select 2, key, value from jsonb_each_text(needed.request -> 'files')
                        union all
                        select 3, path, sha256 from generated_file where step_id = needed.standing_step) file
                where d.execution_id = :id
                order by file.rank, d.depends_on_id, file.path
                """).param("id", execution.value()).query(row -> {
            files.put(row.getString("path"), row.getString("sha256"));
        });
        return files;
    }
}
