package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.PromptDocument;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code prompt} and {@code prompt_version}. Whoever changes versions has locked their prompt first. */
@Repository
class VersionStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    VersionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A prompt that is locked until the end of the transaction. */
    record Locked(long id, PromptKey key, int lastVersion, long revision, boolean tended) {}

    /** Makes the row when there is none. */
    Locked lock(PromptKey key) {
        return find(key, "for update").orElseGet(() -> {
            insert(key);
            return find(key, "for update").orElseThrow();
        });
    }

    private void insert(PromptKey key) {
        jdbc.sql(
                        "insert into prompt (step, language, family) values (:step, :language, :family) on conflict do nothing")
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .update();
    }

    private Optional<Locked> find(PromptKey key, String locking) {
        return jdbc.sql("""
                select id, last_version, revision, tended from prompt
                where step = :step and language = :language and family = :family %s
                """.formatted(locking))
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .query((row, _) -> new Locked(
                        row.getLong("id"),
                        key,
                        row.getInt("last_version"),
                        row.getLong("revision"),
                        row.getBoolean("tended")))
                .optional();
    }

    /** Counts a change, so that every node sees it. */
    void touch(long prompt) {
        jdbc.sql("update prompt set revision = revision + 1 where id = :id")
                .param("id", prompt)
                .update();
    }

    void tend(long prompt) {
        jdbc.sql("update prompt set tended = true where id = :id")
                .param("id", prompt)
                .update();
    }

    /** False when this default was there before. */
    boolean noteShipped(long prompt, String sha256) {
        return jdbc.sql("insert into prompt_shipped (prompt_id, sha256) values (:id, :sha256) on conflict do nothing")
                        .param("id", prompt)
                        .param("sha256", sha256)
                        .update()
                == 1;
    }

    /** Adds a version under the next number. */
    int add(long prompt, PromptVersion.Draft draft) {
        var sha256 = PromptDocument.sha256(draft.content());
        // One that is there already is made young, so that nobody takes it for forsaken in this moment.
        jdbc.sql("""
                insert into prompt_text (sha256, content) values (:sha256, :content)
                on conflict (sha256) do update set created_at = excluded.created_at
                """).param("sha256", sha256).param("content", draft.content()).update();
        return jdbc.sql("""
                with next as (update prompt set last_version = last_version + 1 where id = :id returning last_version)
                insert into prompt_version (prompt_id, version, sha256, origin, note, created_by, created_at)
                select :id, last_version, :sha256, :origin, :note, :by, :now from next returning version
                """)
                .param("id", prompt)
                .param("sha256", sha256)
                .param("origin", draft.origin().toString())
                .param("note", draft.note())
                .param("by", draft.by())
                .param("now", Timestamp.from(Instant.now(clock)))
                .query(Integer.class)
                .single();
    }

    /** Makes it the effective one in place of the one that was. */
    void makeEffective(long prompt, int version) {
        jdbc.sql("update prompt_version set effective = false where prompt_id = :id and effective")
                .param("id", prompt)
                .update();
        jdbc.sql("""
                update prompt_version set effective = true, activated = (
                    select coalesce(max(activated), 0) + 1 from prompt_version where prompt_id = :id)
                where prompt_id = :id and version = :version
                """).param("id", prompt).param("version", version).update();
    }

    Optional<Integer> effective(long prompt) {
        return jdbc.sql("select version from prompt_version where prompt_id = :id and effective")
                .param("id", prompt)
                .query(Integer.class)
                .optional();
    }

    /** The version that was effective before the one that is. */
    Optional<Integer> before(long prompt) {
        return jdbc.sql("""
                select version from prompt_version where prompt_id = :id and not effective and activated is not null
                order by activated desc limit 1
                """).param("id", prompt).query(Integer.class).optional();
    }

    /** It is no longer one to go back to. */
    void forgetActivation(long prompt, int version) {
        jdbc.sql("update prompt_version set activated = null where prompt_id = :id and version = :version")
                .param("id", prompt)
                .param("version", version)
                .update();
    }

    /** Whether an open trial needs it. */
    boolean isOnTrial(long prompt, int version) {
        return jdbc.sql("""
                select exists (select from prompt_trial where prompt_id = :id and status in ('running', 'guarded')
                    and :version in (champion, challenger))
                """)
                .param("id", prompt)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    void delete(long prompt, int version) {
        jdbc.sql("delete from prompt_version where prompt_id = :id and version = :version")
                .param("id", prompt)
                .param("version", version)
                .update();
        purgeTexts();
    }

    /** Deletes the oldest that is neither effective nor in use, as long as there are more than may be kept. */
    int evict(long prompt, int keep, int newest) {
        var evicted = jdbc.sql("""
                delete from prompt_version where prompt_id = :id and version in (
                    select version from prompt_version v where prompt_id = :id and not effective and version <> :newest
                        and not exists (
                            select from prompt_use u where u.prompt_id = v.prompt_id and u.pinned = v.version)
                        and not exists (
                            select from prompt_trial t where t.prompt_id = v.prompt_id
                                and t.status in ('running', 'guarded') and v.version in (t.champion, t.challenger))
                    order by version
                    limit greatest(0, (select count(*) from prompt_version where prompt_id = :id) - :keep))
                """)
                .param("id", prompt)
                .param("newest", newest)
                .param("keep", keep)
                .update();
        if (evicted > 0) {
            purgeTexts();
        }
        return evicted;
    }

    /** Texts that no version has and no execution used. */
    void purgeTexts() {
        jdbc.sql("""
                delete from prompt_text t
                where not exists (select from prompt_version v where v.sha256 = t.sha256)
                    and not exists (select from prompt_use u where u.sha256 = t.sha256)
                    and created_at < clock_timestamp() - interval '10 minutes'
                """).update();
    }

    /** The keys of which more versions are kept than should be. */
    List<PromptKey> overfull(int keep) {
        return jdbc.sql("""
                select step, language, family from prompt
                where id in (select prompt_id from prompt_version group by prompt_id having count(*) > :keep)
                """)
                .param("keep", keep)
                .query((row, _) -> VersionViews.key(row))
                .list();
    }
}
