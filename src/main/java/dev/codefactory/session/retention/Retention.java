package dev.codefactory.session.retention;

import dev.codefactory.access.Owner;
import dev.codefactory.prompt.ExecutionPrompts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Purges executions that ended, with all that belongs to them. Each batch is one transaction, so that a purge that is broken off is simply
 * continued by the next. What has not ended is never touched, nor what something that has not ended still needs.
 */
@Service
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RetentionProperties properties;
    private final ExecutionPrompts prompts;
    private final Clock clock;

    Retention(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RetentionProperties properties,
            ExecutionPrompts prompts,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Purges what the owner's executions that ended before the given time left, and returns how many those were. */
    public int purge(Owner owner, Instant endedBefore) {
        return purge(owner.id(), endedBefore);
    }

    /** Purges what nobody may want any more: what ended longer ago than things are kept. */
    void purgeExpired() {
        if (properties.keep().isZero()) {
            return;
        }
        var purged = purge((UUID) null, clock.instant().minus(properties.keep()));
        if (purged > 0) {
            log.info("purged {} executions that ended more than {} ago", purged, properties.keep());
        }
    }

    private int purge(@Nullable UUID owner, Instant endedBefore) {
        var purged = 0;
        while (true) {
            Integer batch = transaction.execute(_ -> purgeBatch(owner, endedBefore));
            if (batch == null || batch == 0) {
                break;
            }
            purged += batch;
        }
        if (purged > 0) {
            purgeContents();
        }
        return purged;
    }

    private int purgeBatch(@Nullable UUID owner, Instant endedBefore) {
        var ids = expired(owner, endedBefore).toArray(UUID[]::new);
        if (ids.length > 0) {
            delete("delete from execution_event where execution_id = any(:ids)", ids);
            delete("delete from idempotency_key where execution_id = any(:ids)", ids);
            delete("""
                    delete from generated_file where step_id in (
                        select id from step_run where execution_id = any(:ids))
                    """, ids);
            prompts.forget(List.of(ids));
            delete("delete from work where id in (select id from step_run where execution_id = any(:ids))", ids);
            delete("delete from step_run where execution_id = any(:ids)", ids);
            delete("""
                    with gone as (delete from execution where id = any(:ids) returning session_id)
                    delete from generation_session s where id in (select session_id from gone)
                        and not exists (select from execution e where e.session_id = s.id and not e.id = any(:ids))
                    """, ids);
        }
        return ids.length;
    }

    /** What is retried or waited for by something that has not ended stays until that has ended. */
    private List<UUID> expired(@Nullable UUID owner, Instant endedBefore) {
        return jdbc.sql("""
                select id from execution e
                where finished_at < :before and (:owner::uuid is null or owner_id = :owner)
                    and not exists (
                        select from execution_dependency d join execution w on w.id = d.execution_id
                        where d.depends_on_id = e.id and w.finished_at is null)
                    and not exists (select from execution r where r.retry_of = e.id and r.finished_at is null)
                order by finished_at limit :batch for update skip locked
                """)
                .param("before", Timestamp.from(endedBefore))
                .param("owner", owner)
                .param("batch", properties.batch())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Contents nothing refers to any more. One that was stored, or stored again, in the last minutes stays: the transaction that refers to it
     * may not have been committed yet.
     */
    private void purgeContents() {
        jdbc.sql("""
                with referred as (
                    select sha256 from generated_file
                    union select transcript_sha256 from step_run where transcript_sha256 is not null
                    union select hash[1] from step_run, regexp_matches(chain::text, '"([0-9a-f]{64})"', 'g') hash
                    union select hash[1] from replay, regexp_matches(recorded::text, '"([0-9a-f]{64})"', 'g') hash
                    union select hash[1] from execution e,
                        regexp_matches(concat(e.request, e.origin, e.inherited), '"([0-9a-f]{64})"', 'g') hash)
                delete from blob b
                where created_at < clock_timestamp() - interval '10 minutes'
                    and not exists (select from referred r where r.sha256 = b.sha256)
                """).update();
    }

    private void delete(String sql, UUID[] ids) {
        jdbc.sql(sql).param("ids", ids).update();
    }
}
