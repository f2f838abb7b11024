package dev.codefactory.llm.cache;

import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import dev.codefactory.llm.journal.CallJournal.Begun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code llm_call}, as answers that can be given again. */
@Repository
class CacheRepository {

    private final JdbcClient jdbc;

    CacheRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest: where the same was asked more than once, it is the one that its step was content with. */
    Optional<LlmReply> find(Begun begun, String digest, Instant since, boolean shared) {
        return jdbc.sql("""
                select c.* from llm_call c join execution e on e.id = c.execution_id
                where c.content_key = :key and c.settings = :settings and c.digest = :digest
                    and c.reusable and c.kept and c.finish = 'stop' and c.notes = '[]' and c.cache is distinct from 'hit'
                    and c.ended_at > :since and c.execution_id <> :execution
                    and (:shared or c.owner_id = (select owner_id from execution where id = :execution))
                    and e.verdict = 'verified' and not e.replay
                    and not exists (select 1 from execution_audit a where a.execution_id = e.id and not a.correct)
                order by c.id desc limit 1
                """)
                .param("key", begun.key().value())
                .param("settings", begun.settings())
                .param("digest", digest)
                .param("since", Timestamp.from(since))
                .param("execution", begun.asker().execution())
                .param("shared", shared)
                .query((row, _) -> reply(row))
                .optional();
    }

    private static LlmReply reply(ResultSet row) throws SQLException {
        var source = new ModelSource(
                AnswerCache.PROVIDER, row.getString("host"), row.getString("model"), row.getString("digest"));
        var given = row.getTimestamp("ended_at").toInstant();
        var note = "from the cache, first given at " + given;
        var answer = row.getString("answer");
        return new LlmReply(
                answer,
                row.getString("thinking"),
                source,
                new Usage(0, 0, Duration.ZERO, Duration.ZERO),
                note + "\n" + answer,
                Map.of(),
                List.of(note));
    }

    int forget(@Nullable UUID owner, @Nullable String step, @Nullable String model, @Nullable String pattern) {
        return jdbc.sql("""
                update llm_call set reusable = false
                where reusable and finish = 'stop' and (:owner::uuid is null or owner_id = :owner)
                    and (:step::text is null or step = :step)
                    and (:model::text is null or model = :model)
                    and (:pattern::text is null or concat_ws('/', step, language, model) like :pattern)
                """)
                .param("owner", owner)
                .param("step", step)
                .param("model", model)
                .param("pattern", pattern == null ? null : like(pattern))
                .update();
    }

    private static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("*", "%");
    }

    List<CacheUse> uses(@Nullable UUID owner) {
        return jdbc.sql("""
                select step, asked_model, count(*) filter (where cache = 'hit') as hits,
                    count(*) filter (where cache = 'miss') as misses
                from llm_call where cache is not null and (:owner::uuid is null or owner_id = :owner)
                group by step, asked_model order by step, asked_model
                """)
                .param("owner", owner)
                .query((row, _) -> new CacheUse(
                        row.getString("step"),
                        row.getString("asked_model"),
                        row.getLong("hits"),
                        row.getLong("misses")))
                .list();
    }
}
