package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to be seen of the rows of {@code prompt} and {@code prompt_version}. */
@Repository
class VersionViews {

    private static final String VIEW = """
            select p.step, p.language, p.family, v.*, exists (
                select from prompt_use u where u.prompt_id = v.prompt_id and u.pinned = v.version) as is_pinned
            from prompt_version v join prompt p on p.id = v.prompt_id
            """;

    private final JdbcClient jdbc;

    VersionViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PromptVersion> find(PromptKey key, int version) {
        return jdbc.sql(VIEW + """
                where p.step = :step and p.language = :language and p.family = :family and v.version = :version
                """)
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .param("version", version)
                .query(VersionViews::version)
                .optional();
    }

    /** Newest first. */
    List<PromptVersion> list(PromptKey key, @Nullable Integer before, int limit) {
        return jdbc.sql(VIEW + """
                where p.step = :step and p.language = :language and p.family = :family
                    and (:before::int is null or v.version < :before)
                order by v.version desc limit :limit
                """)
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .param("before", before)
                .param("limit", limit)
                .query(VersionViews::version)
                .list();
    }

    /** By key, in the order of its words. */
    List<PromptState> states(@Nullable String step, @Nullable String after, int limit) {
        return jdbc.sql("""
                select p.*, (select v.version from prompt_version v where v.prompt_id = p.id and v.effective) as effective,
                    (select count(*) from prompt_version v where v.prompt_id = p.id) as versions
                from prompt p
                where p.last_version > 0 and (:step::text is null or step = :step)
                    and (:after::text is null or concat_ws('/', step, language, family) collate "C" > :after)
                order by concat_ws('/', step, language, family) collate "C" limit :limit
                """)
                .param("step", step)
                .param("after", after)
                .param("limit", limit)
                .query(VersionViews::state)
                .list();
    }

    Optional<PromptState> state(PromptKey key) {
        return jdbc.sql("""
                select p.*, (select v.version from prompt_version v where v.prompt_id = p.id and v.effective) as effective,
                    (select count(*) from prompt_version v where v.prompt_id = p.id) as versions
                from prompt p
                where p.last_version > 0 and step = :step and language = :language and family = :family
                """)
                .param("step", key.step())
                .param("language", key.language())
                .param("family", key.family())
                .query(VersionViews::state)
                .optional();
    }

    Optional<String> text(String sha256) {
        return jdbc.sql("select content from prompt_text where sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional();
    }

    /**
     * What a look from time to time tells.
     *
     * @param revision changes whenever a version is added, made effective or deleted
     * @param overfull whether more versions of a key are kept than should be
     */
    record Pulse(long revision, boolean overfull) {}

    Pulse pulse(int keep) {
        return jdbc.sql("""
                select coalesce(sum(revision), 0)::bigint as revision, exists (
                    select from prompt_version group by prompt_id having count(*) > :keep) as overfull
                from prompt
                """).param("keep", keep).query(Pulse.class).single();
    }

    /** A text in effect. */
    record Effective(PromptKey key, int version, String content) {}

    List<Effective> allEffective() {
        return jdbc.sql("""
                select p.step, p.language, p.family, v.version, t.content
                from prompt_version v join prompt p on p.id = v.prompt_id join prompt_text t on t.sha256 = v.sha256
                where v.effective
                """)
                .query((row, _) -> new Effective(key(row), row.getInt("version"), row.getString("content")))
                .list();
    }

    static PromptKey key(ResultSet row) throws SQLException {
        return new PromptKey(row.getString("step"), row.getString("language"), row.getString("family"));
    }

    private static PromptState state(ResultSet row, int index) throws SQLException {
        return new PromptState(
                key(row),
                row.getObject("effective", Integer.class),
                row.getInt("versions"),
                row.getLong("revision"),
                row.getBoolean("tended"));
    }

    private static PromptVersion version(ResultSet row, int index) throws SQLException {
        return new PromptVersion(
                key(row),
                row.getInt("version"),
                row.getString("sha256"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("effective"),
                row.getBoolean("is_pinned"));
    }
}
