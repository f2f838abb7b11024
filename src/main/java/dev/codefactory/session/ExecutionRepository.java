package dev.codefactory.session;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionView.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code generation_session} and {@code execution}. */
@Repository
class ExecutionRepository {

    private static final String SELECT = """
            select e.*, s.description from execution e join generation_session s on s.id = e.session_id
            """;

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Blobs blobs;

    ExecutionRepository(JdbcClient jdbc, JsonColumns json, Blobs blobs) {
        this.jdbc = jdbc;
        this.json = json;
        this.blobs = blobs;
    }

    /** Which executions a list asks for; a null field asks for all. */
    record Filter(
            @Nullable ExecutionStatus status,
            @Nullable String templateType,
            @Nullable UUID after,
            int limit) {}

    void add(Owner owner, ExecutionView execution, GenerationRequest request) {
        jdbc.sql("""
                insert into generation_session (id, owner_id, template_type, description, created_at)
                values (:id, :owner, :template, :description, :now)
                """)
                .param("id", execution.sessionId())
                .param("owner", owner.id())
                .param("template", execution.templateType())
                .param("description", execution.description())
                .param("now", Timestamp.from(execution.createdAt()))
                .update();
        jdbc.sql("""
                insert into execution (id, session_id, owner_id, pipeline_id, template_type, language, request, status,
                    created_at, estimated_completion)
                values (:id, :session, :owner, :pipeline, :template, :language, :request::jsonb, :status, :now, :estimate)
                """)
                .param("id", execution.id().value())
                .param("session", execution.sessionId())
                .param("owner", owner.id())
                .param("pipeline", execution.pipelineId())
                .param("template", execution.templateType())
                .param("language", execution.language().id())
                .param("request", json.write(StoredRequest.of(request, blobs)))
                .param("status", execution.status().id())
                .param("now", Timestamp.from(execution.createdAt()))
                .param("estimate", timestamp(execution.estimatedCompletion()))
                .update();
    }

    Optional<ExecutionView> find(Owner owner, ExecutionId id) {
        return jdbc.sql(SELECT + "where e.id = :id and e.owner_id = :owner")
                .param("id", id.value())
                .param("owner", owner.id())
                .query(this::view)
                .optional();
    }

    /** Newest first; one row more than asked for when there are more. */
    List<ExecutionView> list(Owner owner, Filter filter) {
        return jdbc.sql(SELECT + """
                where e.owner_id = :owner
                    and (:status::text is null or e.status = :status)
                    and (:template::text is null or e.template_type = :template)
                    and (:after::uuid is null or e.id < :after)
                order by e.id desc limit :limit
                """)
                .param("owner", owner.id())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().id())
                .param("template", filter.templateType())
                .param("after", filter.after())
                .param("limit", filter.limit() + 1)
                .query(this::view)
                .list();
    }

    /** Equal for two requests that ask for the same. */
    String fingerprint(GenerationRequest request) {
        return Blobs.sha256(json.write(StoredRequest.of(request, blobs)));
    }

    GenerationRequest request(ExecutionId id) {
        var text = jdbc.sql("select request from execution where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        return json.read(text, StoredRequest.class).load(blobs);
    }

    /** Moves a queued execution to running; says nothing when it is further already. */
    boolean start(ExecutionId id, Instant now) {
        return jdbc.sql("""
                        update execution set status = 'running', started_at = :now where id = :id and status = 'queued'
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Notes what a step found out. */
    void stand(ExecutionId id, @Nullable UUID standingStep, @Nullable QualityReport report, @Nullable String provider) {
        jdbc.sql("""
                update execution set standing_step = coalesce(:step, standing_step),
                    report = coalesce(:report::jsonb, report), provider = coalesce(:provider, provider)
                where id = :id
                """)
                .param("step", standingStep)
                .param("report", report == null ? null : json.write(report))
                .param("provider", provider)
                .param("id", id.value())
                .update();
    }

    /** Ends an execution unless it has ended already: the first terminal state stays. */
    boolean end(
            ExecutionId id, ExecutionStatus status, @Nullable Verdict verdict, @Nullable Failure failure, Instant now) {
        return jdbc.sql("""
                        update execution set status = :status, verdict = :verdict, failure_code = :code,
                            failure_message = :message, finished_at = :now, estimated_completion = null
                        where id = :id and status in ('queued', 'running')
                        """)
                        .param("status", status.id())
                        .param("verdict", verdict == null ? null : verdict.toString())
                        .param("code", failure == null ? null : failure.code())
                        .param("message", failure == null ? null : failure.message())
                        .param("now", Timestamp.from(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** The median time the last 20 executions of the template took, or empty when there were none. */
    Optional<Duration> usualDuration(String templateType) {
        return jdbc.sql("""
                select percentile_cont(0.5) within group (order by extract(epoch from finished_at - created_at)) from (
                    select created_at, finished_at from execution
                    where template_type = :template and status like 'completed%'
                    order by finished_at desc limit 20) recent
                """)
                .param("template", templateType)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** How many executions have not ended. */
    int open() {
        return jdbc.sql("select count(*) from execution where status in ('queued', 'running')")
                .query(Integer.class)
                .single();
    }

    private ExecutionView view(ResultSet row, int index) throws SQLException {
        var verdict = row.getString("verdict");
        var failure = row.getString("failure_code");
        return new ExecutionView(
                new ExecutionId(row.getObject("id", UUID.class)),
                row.getObject("session_id", UUID.class),
                row.getObject("pipeline_id", UUID.class),
                row.getString("template_type"),
                row.getString("description"),
                CodeLanguage.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                ExecutionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                verdict == null ? null : Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                row.getString("provider"),
                json.read(row, "report", QualityReport.class),
                failure == null ? null : new Failure(failure, row.getString("failure_message")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "estimated_completion"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
