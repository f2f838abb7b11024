package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code prompt_use}. */
@Repository
class UseStore {

    private final JdbcClient jdbc;

    UseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version with its text.
     *
     * @param prompt the id of its prompt
     */
    record Chosen(long prompt, PromptKey key, int version, String sha256, String content) {}

    /** What the execution got when it asked for this before. */
    Optional<Chosen> earlier(UUID execution, PromptKey asked) {
        return jdbc.sql("""
                select u.prompt_id, p.step, p.language, p.family, u.version, u.sha256, t.content
                from prompt_use u join prompt p on p.id = u.prompt_id join prompt_text t on t.sha256 = u.sha256
                where u.execution_id = :execution and u.step = :step and u.language = :language and u.family = :family
                """)
                .param("execution", execution)
                .param("step", asked.step())
                .param("language", asked.language())
                .param("family", asked.family())
                .query(UseStore::chosen)
                .optional();
    }

    /** The prompt that serves this key; none of its versions goes before the end of the transaction. */
    Optional<Long> hold(PromptKey key) {
        return jdbc.sql("""
                select id from prompt p
                where step = :step and language = :language and family = :family
                    and exists (select from prompt_version v where v.prompt_id = p.id and v.effective)
                for share of p
                """)
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .query(Long.class)
                .optional();
    }

    Chosen effective(long prompt) {
        return jdbc.sql("""
                select v.prompt_id, p.step, p.language, p.family, v.version, v.sha256, t.content
                from prompt_version v join prompt p on p.id = v.prompt_id join prompt_text t on t.sha256 = v.sha256
                where v.prompt_id = :id and v.effective
                """).param("id", prompt).query(UseStore::chosen).single();
    }

    Chosen version(long prompt, int version) {
        return jdbc.sql("""
                select v.prompt_id, p.step, p.language, p.family, v.version, v.sha256, t.content
                from prompt_version v join prompt p on p.id = v.prompt_id join prompt_text t on t.sha256 = v.sha256
                where v.prompt_id = :id and v.version = :version
                """)
                .param("id", prompt)
                .param("version", version)
                .query(UseStore::chosen)
                .single();
    }

    void pin(UUID execution, PromptKey asked, Chosen chosen) {
        jdbc.sql("""
                insert into prompt_use (execution_id, step, language, family, prompt_id, version, sha256, pinned)
                values (:execution, :step, :language, :family, :prompt, :version, :sha256, :version)
                on conflict do nothing
                """)
                .param("execution", execution)
                .param("step", asked.step())
                .param("language", asked.language())
                .param("family", asked.family())
                .param("prompt", chosen.prompt())
                .param("version", chosen.version())
                .param("sha256", chosen.sha256())
                .update();
    }

    void unpin(UUID execution) {
        jdbc.sql("update prompt_use set pinned = null where execution_id = :execution and pinned is not null")
                .param("execution", execution)
                .update();
    }

    void forget(Collection<UUID> executions) {
        jdbc.sql("delete from prompt_use where execution_id = any(:ids)")
                .param("ids", executions.toArray(UUID[]::new))
                .update();
    }

    private static Chosen chosen(ResultSet row, int index) throws SQLException {
        return new Chosen(
                row.getLong("prompt_id"),
                VersionViews.key(row),
                row.getInt("version"),
                row.getString("sha256"),
                row.getString("content"));
    }
}
