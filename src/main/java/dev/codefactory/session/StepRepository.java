package dev.codefactory.session;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.StepView.ModelUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code step_run} and {@code generated_file}. */
@Repository
class StepRepository {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Blobs blobs;
    private final Clock clock;

    StepRepository(JdbcClient jdbc, JsonColumns json, Blobs blobs, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * What a worker has to know of a step to run it.
     *
     * @param last whether nothing shall follow it, whatever comes of it
     */
    record Assignment(
            ExecutionId execution, Owner owner, int position, Pipeline.Next step, int retries, boolean last) {}

    void add(UUID id, ExecutionId execution, int position, Pipeline.Next step) {
        jdbc.sql("""
                insert into step_run (id, execution_id, position, type, round, status)
                values (:id, :execution, :position, :type, :round, 'queued')
                """)
                .param("id", id)
                .param("execution", execution.value())
                .param("position", position)
                .param("type", step.type().id())
                .param("round", step.round())
                .update();
    }

    Assignment assignment(UUID id) {
        return jdbc.sql("""
                select s.*, e.owner_id, coalesce((e.origin ->> 'only')::boolean, false) as last
                from step_run s join execution e on e.id = s.execution_id where s.id = :id
                """)
                .param("id", id)
                .query((row, _) -> new Assignment(
                        new ExecutionId(row.getObject("execution_id", UUID.class)),
                        new Owner(row.getObject("owner_id", UUID.class)),
                        row.getInt("position"),
                        new Pipeline.Next(type(row), row.getInt("round")),
                        row.getInt("retries"),
                        row.getBoolean("last")))
                .single();
    }

    /** The chain that the steps before the given position left, or the one its execution began with. */
    Chain chainBefore(ExecutionId execution, int position) {
        return storedChainBefore(execution, position).load(blobs);
    }

    StoredChain storedChainBefore(ExecutionId execution, int position) {
        return jdbc.sql("""
                select coalesce(
                    (select chain from step_run
                        where execution_id = e.id and position < :position and chain is not null
                        order by position desc limit 1),
                    e.origin -> 'known') as chain
                from execution e where e.id = :execution
                """)
                .param("execution", execution.value())
                .param("position", position)
                .query((row, _) -> Optional.ofNullable(json.read(row, "chain", StoredChain.class)))
                .single()
                .orElse(StoredChain.START);
    }

    /** False when the step has ended, as a cancelled one has. */
    boolean start(UUID id, int attempt) {
        return jdbc.sql("""
                        update step_run set status = 'running', attempt = :attempt, started_at = :now
                        where id = :id and status in ('queued', 'running')
                        """)
                        .param("attempt", attempt)
                        .param("now", Timestamp.from(Instant.now(clock)))
                        .param("id", id)
                        .update()
                == 1;
    }

    void complete(UUID id, Chain chain, String summary) {
        jdbc.sql("""
                update step_run set status = 'completed', chain = :chain::jsonb, summary = :summary, finished_at = :now
                where id = :id
                """)
                .param("chain", json.write(StoredChain.of(chain, blobs)))
                .param("summary", summary)
                .param("now", Timestamp.from(Instant.now(clock)))
                .param("id", id)
                .update();
    }

    void close(UUID id, StepStatus status, String summary, @Nullable String failureCode) {
        jdbc.sql("""
                update step_run set status = :status, summary = :summary, failure_code = :code, finished_at = :now
                where id = :id
                """)
                .param("status", status.id())
                .param("summary", summary)
                .param("code", failureCode)
                .param("now", Timestamp.from(Instant.now(clock)))
                .param("id", id)
                .update();
    }

    void retryLater(UUID id, String summary) {
        jdbc.sql("update step_run set status = 'queued', retries = retries + 1, summary = :summary where id = :id")
                .param("summary", summary)
                .param("id", id)
                .update();
    }

    /** Keeps word for word what the model was asked and answered. */
    void trace(UUID id, ModelTrace trace) {
        var reply = trace.reply();
        jdbc.sql("""
                update step_run set prompt_sha256 = :prompt, transcript_sha256 = :transcript, provider = :provider,
                    host = :host, model = :model, model_digest = :digest, input_tokens = :input, output_tokens = :output
                where id = :id
                """)
                .param("prompt", trace.prompt())
                .param("transcript", blobs.store(trace.transcript()))
                .param("provider", reply == null ? null : reply.source().provider())
                .param("host", reply == null ? null : reply.source().host())
                .param("model", reply == null ? null : reply.source().model())
                .param("digest", reply == null ? null : reply.source().digest())
                .param("input", reply == null ? null : reply.usage().inputTokens())
                .param("output", reply == null ? null : reply.usage().outputTokens())
                .param("id", id)
                .update();
    }

    void addFiles(UUID id, FileTree files) {
        files.files().forEach(file -> addFile(id, file));
    }

    private void addFile(UUID id, CodeFile file) {
        jdbc.sql("""
                insert into generated_file (step_id, path, language, size, sha256)
                values (:step, :path, :language, :size, :sha256)
                """)
                .param("step", id)
                .param("path", file.path().value())
                .param("language", file.language().map(CodeLanguage::id).orElse(null))
                .param("size", file.content().length())
                .param("sha256", blobs.store(file.content()))
                .update();
    }

    List<StepView> list(Owner owner, ExecutionId execution) {
        return jdbc.sql("""
                select s.* from step_run s join execution e on e.id = s.execution_id
                where e.id = :execution and e.owner_id = :owner order by s.position
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query(StepRepository::view)
                .list();
    }

    /** The ids of the steps that have not ended. */
    List<UUID> open(ExecutionId execution) {
        return jdbc.sql("select id from step_run where execution_id = :execution and status in ('queued', 'running')")
                .param("execution", execution.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The files of the tree that stands, by path. */
    List<FileView> files(Owner owner, ExecutionId execution) {
        return jdbc.sql("""
                select f.* from generated_file f join execution e on e.standing_step = f.step_id
                where e.id = :execution and e.owner_id = :owner order by f.path collate "C"
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query((row, _) -> new FileView(
                        new CodePath(row.getString("path")),
                        row.getString("language"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        row.getObject("step_id", UUID.class)))
                .list();
    }

    /** The content of files that {@link #files} told of. */
    FileTree contents(List<FileView> files) {
        return blobs.load(
                files.stream().collect(Collectors.toMap(file -> file.path().value(), FileView::sha256)));
    }

    private static StepType type(ResultSet row) throws SQLException {
        return StepType.valueOf(row.getString("type").toUpperCase(Locale.ROOT));
    }

    private static StepView view(ResultSet row, int index) throws SQLException {
        return new StepView(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                type(row),
                row.getInt("round"),
                StepStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                row.getString("summary"),
                row.getString("failure_code"),
                row.getString("model") == null ? null : model(row),
                ExecutionRow.instant(row, "started_at"),
                ExecutionRow.instant(row, "finished_at"));
    }

    private static ModelUse model(ResultSet row) throws SQLException {
        return new ModelUse(
                row.getString("provider"),
                row.getString("host"),
                row.getString("model"),
                row.getString("model_digest"),
                row.getString("prompt_sha256"),
                row.getInt("input_tokens"),
                row.getInt("output_tokens"));
    }
}
