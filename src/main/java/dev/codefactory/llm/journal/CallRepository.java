package dev.codefactory.llm.journal;

import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import dev.codefactory.llm.journal.CallJournal.Count;
import dev.codefactory.llm.journal.CallJournal.Lookup;
import dev.codefactory.llm.journal.JournalledCall.Answer;
import dev.codefactory.llm.journal.JournalledCall.Asked;
import dev.codefactory.llm.journal.JournalledCall.Finish;
import dev.codefactory.llm.journal.JournalledCall.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code llm_call}. */
@Repository
class CallRepository {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    CallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a call for the execution's owner, under the number that is due to it. */
    void add(Asker asker, Lookup lookup, JournalledCall call) {
        var source = call.model().answered();
        var answer = call.answer();
        jdbc.sql("""
                insert into llm_call (execution_id, owner_id, step_id, step, language, round, number, content_key, parts, settings,
                    role, asked_model, provider, host, model, digest, finish, failure, answer, thinking, notes,
                    input_tokens, output_tokens, load_ms, wall_ms, begun_at, ended_at, cache)
                select id, owner_id, :step, :place, :language, :round,
                    (select count(*) + 1 from llm_call
                     where step_id = :step and content_key = :key and kept is distinct from false),
                    :key, :parts::jsonb, :settings, :role, :asked, :provider, :host, :model, :digest, :finish, :failure,
                    :answer, :thinking, :notes::jsonb, :input, :output, :load, :wall, :begun, :ended, :lookup
                from execution where id = :execution
                """)
                .param("execution", asker.execution())
                .param("step", call.step())
                .param("place", call.place().step())
                .param("language", call.place().language())
                .param("round", call.place().round())
                .param("key", call.key().value())
                .param("parts", JSON.writeValueAsString(call.key().parts()))
                .param("settings", call.settings())
                .param("role", call.model().role())
                .param("asked", call.model().name())
                .param("provider", source == null ? null : source.provider())
                .param("host", source == null ? null : source.host())
                .param("model", source == null ? null : source.model())
                .param("digest", source == null ? null : source.digest())
                .param("finish", answer.finish().id())
                .param("failure", answer.failure())
                .param("answer", storable(answer.text()))
                .param("thinking", storable(answer.thinking()))
                .param(
                        "notes",
                        JSON.writeValueAsString(answer.notes().stream()
                                .map(CallRepository::storable)
                                .toList()))
                .param("input", answer.usage().inputTokens())
                .param("output", answer.usage().outputTokens())
                .param("load", answer.usage().load().toMillis())
                .param("wall", answer.usage().wall().toMillis())
                .param("lookup", lookup == Lookup.NONE ? null : lookup.name().toLowerCase(Locale.ROOT))
                .param("begun", Timestamp.from(answer.begunAt()))
                .param("ended", Timestamp.from(answer.endedAt()))
                .update();
    }

    /** Says of what a step asked and left open whether that was kept. */
    void settle(UUID step, boolean kept) {
        jdbc.sql("update llm_call set kept = :kept where step_id = :step and kept is null")
                .param("kept", kept)
                .param("step", step)
                .update();
    }

    Count count(UUID step, ContentKey key) {
        return jdbc.sql("""
                select count(*) filter (where content_key = :key) as same, count(*) as all_of_step
                from llm_call where step_id = :step and kept is distinct from false
                """)
                .param("key", key.value())
                .param("step", step)
                .query((row, _) -> new Count(row.getInt("same"), row.getInt("all_of_step")))
                .single();
    }

    int count(UUID step) {
        return jdbc.sql("select count(*) from llm_call where step_id = :step and kept is distinct from false")
                .param("step", step)
                .query(Integer.class)
                .single();
    }

    List<JournalledCall> kept(UUID owner, UUID execution) {
        return jdbc.sql(
                        "select * from llm_call where execution_id = :execution and owner_id = :owner and kept order by id")
                .param("execution", execution)
                .param("owner", owner)
                .query((row, _) -> call(row))
                .list();
    }

    List<Spent> spent(Collection<UUID> executions) {
        return jdbc.sql("""
                select execution_id, step_id, array_agg(distinct model order by model) as models, sum(input_tokens) as input,
                    sum(output_tokens) as output, sum(greatest(wall_ms - load_ms, 0)) as inference
                from llm_call
                where execution_id = any(:executions) and provider is not null and provider not in ('cache', 'replay')
                group by execution_id, step_id
                """)
                .param("executions", executions.toArray(UUID[]::new))
                .query((row, _) -> new Spent(
                        row.getObject("execution_id", UUID.class),
                        row.getObject("step_id", UUID.class),
                        List.of((String[]) row.getArray("models").getArray()),
                        row.getLong("input"),
                        row.getLong("output"),
                        Duration.ofMillis(row.getLong("inference"))))
                .list();
    }

    private static JournalledCall call(ResultSet row) throws SQLException {
        var parts = JSON.readValue(row.getString("parts"), new TypeReference<Map<String, String>>() {});
        return new JournalledCall(
                row.getObject("step_id", UUID.class),
                new Place(row.getString("step"), row.getString("language"), row.getInt("round")),
                row.getInt("number"),
                ContentKey.of(parts),
                row.getString("settings"),
                new Asked(row.getString("role"), row.getString("asked_model"), source(row)),
                answer(row));
    }

    private static @Nullable ModelSource source(ResultSet row) throws SQLException {
        return row.getString("provider") == null
                ? null
                : new ModelSource(
                        row.getString("provider"),
                        row.getString("host"),
                        row.getString("model"),
                        row.getString("digest"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var usage = new Usage(
                row.getInt("input_tokens"),
                row.getInt("output_tokens"),
                Duration.ofMillis(row.getLong("load_ms")),
                Duration.ofMillis(row.getLong("wall_ms")));
        return new Answer(
                Finish.valueOf(row.getString("finish").toUpperCase(Locale.ROOT)),
                row.getString("failure"),
                row.getString("answer"),
                row.getString("thinking"),
                JSON.readValue(row.getString("notes"), new TypeReference<List<String>>() {}),
                usage,
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("ended_at").toInstant());
    }

    /** PostgreSQL stores no NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
