package dev.codefactory.session.step;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.codefactory.access.Owner;
import dev.codefactory.llm.journal.Spent;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ResourceUse;
import dev.codefactory.session.choice.Choice;
import dev.codefactory.session.choice.ChoiceColumns;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.event.Pace;
import dev.codefactory.session.step.StepView.ModelUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code step_run}. */
@Repository
class StepRepository {

    private final JdbcClient jdbc;
    private final ChainRepository chains;
    private final Blobs blobs;
    private final JsonColumns json;
    private final Clock clock;

    StepRepository(JdbcClient jdbc, ChainRepository chains, Blobs blobs, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.chains = chains;
        this.blobs = blobs;
        this.json = json;
        this.clock = clock;
    }

    /** @param choice the model it is to ask, or null when it asks none */
    void add(UUID id, ExecutionId execution, int position, Pipeline.Next step, @Nullable Choice choice) {
        jdbc.sql("""
                insert into step_run (id, execution_id, position, path, type, round, part, status,
                    model_role, model_wanted, model_reason, model_note)
                values (:id, :execution, :position, :path, :type, :round, :part, 'queued', :role, :model, :why, :note)
                """)
                .param("id", id)
                .param("execution", execution.value())
                .param("position", position)
                .param("type", step.type().id())
                .param("round", step.round())
                .param("path", step.path())
                .param("part", step.part())
                .param("role", choice == null ? null : choice.role().id())
                .param("model", choice == null ? null : choice.model())
                .param("why", choice == null ? null : choice.why().id())
                .param("note", choice == null ? null : choice.note())
                .update();
    }

    void addDependency(UUID id, UUID dependsOn) {
        jdbc.sql("insert into step_dependency (step_id, depends_on_id) values (:id, :needed)")
                .param("id", id)
                .param("needed", dependsOn)
                .update();
    }

    /** The steps that wait for the given one, in order. */
    List<UUID> dependents(UUID id) {
        return jdbc.sql("""
                select s.id from step_dependency d join step_run s on s.id = d.step_id
                where d.depends_on_id = :id order by s.position
                """)
                .param("id", id)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** False when the step does not wait for its owner's word, or no longer does. */
    boolean decide(ExecutionId execution, UUID id, Decision decision) {
        return jdbc.sql("""
                        update step_run set approval = :decision::jsonb
                        where id = :id and execution_id = :execution and type = 'approval' and status = 'queued' and approval is null
                        """)
                        .param("decision", json.write(decision))
                        .param("id", id)
                        .param("execution", execution.value())
                        .update()
                == 1;
    }

    /** How many steps an execution has so far. */
    int count(ExecutionId execution) {
        return jdbc.sql("select count(*) from step_run where execution_id = :execution")
                .param("execution", execution.value())
                .query(Integer.class)
                .single();
    }

    Assignment assignment(UUID id) {
        return jdbc.sql("""
                select s.*, e.owner_id, e.replay, coalesce((e.origin ->> 'only')::boolean, false) as last
                from step_run s join execution e on e.id = s.execution_id where s.id = :id
                """)
                .param("id", id)
                .query((row, _) -> new Assignment(
                        new ExecutionId(row.getObject("execution_id", UUID.class)),
                        new Owner(row.getObject("owner_id", UUID.class)),
                        row.getInt("position"),
                        next(row),
                        row.getInt("retries"),
                        row.getBoolean("replay"),
                        row.getBoolean("last"),
                        json.read(row, "approval", Decision.class),
                        ChoiceColumns.read(row)))
                .single();
    }

    /** False when the step has ended, as a cancelled one has. */
    boolean start(UUID id, int attempt) {
        return jdbc.sql("""
                        update step_run set status = 'running', attempt = :attempt, started_at = :now,
                            written_tokens = null, tokens_per_second = null
                        where id = :id and status in ('queued', 'running')
                        """)
                        .param("attempt", attempt)
                        .param("now", Timestamp.from(Instant.now(clock)))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Notes how far a running step's answer is. */
    void notePace(UUID id, Pace pace) {
        jdbc.sql("""
                update step_run set written_tokens = :tokens, tokens_per_second = :speed
                where id = :id and status = 'running'
                """)
                .param("tokens", pace.tokens())
                .param("speed", pace.perSecond())
                .param("id", id)
                .update();
    }

    void complete(UUID id, Chain chain, String summary) {
        jdbc.sql("""
                update step_run set status = 'completed', chain = :chain::jsonb, summary = :summary, finished_at = greatest(:now, started_at)
                where id = :id
                """)
                .param("chain", chains.write(chain))
                .param("summary", storable(summary))
                .param("now", Timestamp.from(Instant.now(clock)))
                .param("id", id)
                .update();
    }

    void close(UUID id, StepStatus status, String summary, @Nullable String failureCode) {
        jdbc.sql("""
                update step_run set status = :status, summary = :summary, failure_code = :code, finished_at = greatest(:now, started_at)
                where id = :id
                """)
                .param("status", status.id())
                .param("summary", storable(summary))
                .param("code", failureCode)
                .param("now", Timestamp.from(Instant.now(clock)))
                .param("id", id)
                .update();
    }

    /** @param retries how many of its retries this uses up */
    void requeue(UUID id, String summary, int retries) {
        jdbc.sql("""
                update step_run set status = 'queued', retries = retries + :retries, summary = :summary where id = :id
                """)
                .param("retries", retries)
                .param("summary", storable(summary))
                .param("id", id)
                .update();
    }

    /** What servers say of themselves may hold what no column does. */
    private static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }

    /** From now on the models of the operator's list are asked instead of the one that was chosen. */
    void giveUpModel(UUID id) {
        jdbc.sql("update step_run set model_given_up = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Keeps word for word what the model was asked and answered. */
    void trace(UUID id, ModelTrace trace) {
        var reply = trace.reply();
        var prompt = trace.made().prompt();
        jdbc.sql("""
                update step_run set prompt_sha256 = :prompt, prompt_key = :key, prompt_version = :version,
                    sampling = :sampling::jsonb, transcript_sha256 = :transcript, provider = :provider,
                    host = :host, model = :model, model_digest = :digest, input_tokens = :input, output_tokens = :output
                where id = :id
                """)
                .param("prompt", prompt.sha256())
                .param("key", prompt.key() == null ? null : prompt.key().toString())
                .param("version", prompt.version())
                .param("sampling", json.write(trace.made().sampling()))
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

    /** Adds what an attempt used in the sandbox to what those before it did. */
    void use(UUID id, Usage used) {
        jdbc.sql("""
                update step_run set sandbox_cpu_ms = coalesce(sandbox_cpu_ms, 0) + :cpu,
                    sandbox_peak_bytes = greatest(sandbox_peak_bytes, :peak)
                where id = :id
                """)
                .param("cpu", used.cpu().toMillis())
                .param("peak", used.peakMemory())
                .param("id", id)
                .update();
    }

    /** Its steps, without what models did for them. */
    List<StepView> list(Owner owner, ExecutionId execution) {
        return list(owner, execution, List.of());
    }

    /** @param spent what models did for its steps */
    List<StepView> list(Owner owner, ExecutionId execution, List<Spent> spent) {
        var spentBy = spent.stream().collect(toMap(Spent::step, identity()));
        return jdbc.sql("""
                select s.* from step_run s join execution e on e.id = s.execution_id
                where e.id = :execution and e.owner_id = :owner order by s.position
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query((row, _) -> view(row, spentBy.get(row.getObject("id", UUID.class))))
                .list();
    }

    /** What the steps of the executions used in the sandbox. */
    Map<ExecutionId, ResourceUse> used(Collection<UUID> executions) {
        return jdbc
                .sql("""
                        select execution_id, sum(sandbox_cpu_ms) as cpu, max(sandbox_peak_bytes) as peak
                        from step_run where execution_id = any(:executions) group by execution_id
                        """)
                .param("executions", executions.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        new ExecutionId(row.getObject("execution_id", UUID.class)),
                        ResourceUse.of(null, millis(row, "cpu"), row.getObject("peak", Long.class))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    /** The ids of the steps that have not ended. */
    List<UUID> open(ExecutionId execution) {
        return jdbc.sql(
                        "select id from step_run where execution_id = :execution and status in ('queued', 'running') order by position")
                .param("execution", execution.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Pipeline.Next next(ResultSet row) throws SQLException {
        return new Pipeline.Next(path(row), type(row), row.getInt("round"), row.getString("part"));
    }

    /** Rows from before there were other pipelines than one have no path. */
    private static String path(ResultSet row) throws SQLException {
        var path = row.getString("path");
        return path == null ? row.getString("type") : path;
    }

    private static StepType type(ResultSet row) throws SQLException {
        return StepType.valueOf(row.getString("type").toUpperCase(Locale.ROOT));
    }

    private StepView view(ResultSet row, @Nullable Spent spent) throws SQLException {
        return new StepView(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                type(row),
                path(row),
                row.getInt("round"),
                row.getString("part"),
                awaitsApproval(row),
                StepStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                row.getString("summary"),
                row.getString("failure_code"),
                row.getString("model") == null ? null : model(row),
                ResourceUse.of(spent, millis(row, "sandbox_cpu_ms"), row.getObject("sandbox_peak_bytes", Long.class)),
                ChoiceColumns.read(row),
                Instants.read(row, "started_at"),
                Instants.read(row, "finished_at"));
    }

    private static boolean awaitsApproval(ResultSet row) throws SQLException {
        return type(row) == StepType.APPROVAL
                && row.getString("status").equals(StepStatus.QUEUED.id())
                && row.getString("approval") == null;
    }

    private ModelUse model(ResultSet row) throws SQLException {
        return new ModelUse(
                row.getString("provider"),
                row.getString("host"),
                row.getString("model"),
                row.getString("model_digest"),
                row.getString("prompt_sha256"),
                row.getString("prompt_key"),
                row.getObject("prompt_version", Integer.class),
                row.getString("sampling") == null ? Map.of() : json.readNumbers(row, "sampling"),
                row.getInt("input_tokens"),
                row.getInt("output_tokens"));
    }
}
