package dev.codefactory.model.passport;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.passport.Passport.Status;
import dev.codefactory.model.probe.Examination.Report;
import dev.codefactory.model.probe.ProbeResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code model_passport}. All its times are the database's. */
@Repository
class PassportStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<ProbeResult>> RESULTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    PassportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be examined, and where. */
    record Order(String host, String model) {}

    /** Notes that the model is to be examined; false when that is under way already. */
    boolean order(String digest, Order order, UUID work) {
        return jdbc.sql("""
                        insert into model_passport (digest, model, host, work_id, status, asked_at)
                        values (:digest, :model, :host, :work, 'queued', clock_timestamp())
                        on conflict (digest) do update
                        set model = excluded.model, host = excluded.host, work_id = excluded.work_id, status = 'queued',
                            error = null, asked_at = excluded.asked_at, started_at = null, finished_at = null
                        where model_passport.status in ('done', 'failed')
                        """)
                        .param("digest", digest)
                        .param("model", order.model())
                        .param("host", order.host())
                        .param("work", work)
                        .update()
                == 1;
    }

    Optional<Order> begin(UUID work) {
        return jdbc.sql("""
                update model_passport set status = 'running', started_at = clock_timestamp()
                where work_id = :work and status in ('queued', 'running') returning host, model
                """)
                .param("work", work)
                .query((row, _) -> new Order(row.getString("host"), row.getString("model")))
                .optional();
    }

    void finish(UUID work, Report report) {
        jdbc.sql("""
                update model_passport
                set status = 'done', finished_at = clock_timestamp(), results = :results::jsonb, traits = :traits::jsonb
                where work_id = :work
                """)
                .param("work", work)
                .param("results", JSON.writeValueAsString(report.results()))
                .param("traits", JSON.writeValueAsString(report.traits()))
                .update();
    }

    void fail(UUID work, String error) {
        jdbc.sql("""
                update model_passport set status = 'failed', finished_at = clock_timestamp(), error = :error
                where work_id = :work
                """).param("work", work).param("error", error).update();
    }

    /** In the order of their digests. */
    List<Passport> all() {
        return jdbc.sql("select * from model_passport order by digest")
                .query(PassportStore::view)
                .list();
    }

    Optional<Passport> find(String digest) {
        return jdbc.sql("select * from model_passport where digest like :digest || '%' order by digest limit 1")
                .param("digest", digest)
                .query(PassportStore::view)
                .optional();
    }

    /** What is known of each model, by digest. */
    Map<String, Traits> traits() {
        var traits = new HashMap<String, Traits>();
        jdbc.sql("select digest, traits from model_passport where traits is not null")
                .query(row -> {
                    traits.put(row.getString("digest"), traits(row.getString("traits")));
                });
        return traits;
    }

    private static Traits traits(@Nullable String json) {
        return json == null ? Traits.NONE : JSON.readValue(json, Traits.class);
    }

    private static Passport view(ResultSet row, int index) throws SQLException {
        var results = row.getString("results");
        return new Passport(
                row.getString("digest"),
                row.getString("model"),
                row.getString("host"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("error"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                results == null ? List.of() : JSON.readValue(results, RESULTS),
                traits(row.getString("traits")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
