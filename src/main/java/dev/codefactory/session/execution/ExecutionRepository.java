package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.TemplateUse;
import dev.codefactory.session.content.Instants;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.execution.ExecutionStates.Ending;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code generation_session} and {@code execution}. */
@Repository
class ExecutionRepository {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Requests requests;
    private final Clock clock;

    ExecutionRepository(JdbcClient jdbc, JsonColumns json, Requests requests, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    void addSession(UUID id, Owner owner, GenerationRequest request) {
        jdbc.sql("""
                insert into generation_session (id, owner_id, template_type, description, created_at)
                values (:id, :owner, :template, :description, :now)
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("template", request.templateType())
                .param("description", request.description())
                .param("now", now())
                .update();
    }

    void add(Owner owner, NewExecution execution, Instant estimate) {
        var request = execution.request();
        var task = execution.submission().task();
        var template = execution.submission().template();
        jdbc.sql("""
                insert into execution (id, session_id, owner_id, pipeline_id, pipeline, template_type, language, request, status,
                    priority, project_id, task_id, run_id, template_id, template_version, template_example, retry_of, origin,
                    replay, replay_of, created_at, estimated_completion)
                values (:id, :session, :owner, :pipelineId, :pipeline::jsonb, :template, :language, :request::jsonb, 'queued',
                    :priority, :project, :task, :run, :templateId, :templateVersion, :templateExample, :retryOf, :origin::jsonb, :replay,
                    :replayOf, :now, :estimate)
                """)
                .param("id", execution.id().value())
                .param("session", execution.session())
                .param("owner", owner.id())
                .param("pipelineId", request.pipelineId())
                .param("pipeline", requests.write(request.pipeline()))
                .param("template", request.templateType())
                .param("language", request.language().id())
                .param("request", requests.write(request))
                .param("priority", execution.submission().priority())
                .param("project", task == null ? null : task.projectId())
                .param("task", task == null ? null : task.taskId())
                .param("run", task == null ? null : task.runId())
                .param("templateId", template == null ? null : template.id())
                .param("templateVersion", template == null ? null : template.version())
                .param("templateExample", template == null ? null : template.example())
                .param(
                        "retryOf",
                        execution.retryOf() == null ? null : execution.retryOf().value())
                .param("origin", execution.origin() == null ? null : json.write(execution.origin()))
                .param("replay", execution.replay())
                .param("replayOf", ReplayMark.of(execution).of())
                .param("now", now())
                .param("estimate", Timestamp.from(estimate))
                .update();
        if (execution.replay()) {
            requests.inherit(execution.id(), request.library());
        }
    }

    private Optional<ExecutionView> find(Owner owner, ExecutionId id) {
        return jdbc.sql(ExecutionRow.SELECT + "where e.id = :id and e.owner_id = :owner")
                .param("id", id.value())
                .param("owner", owner.id())
                .query((row, _) -> ExecutionRow.view(row, json))
                .optional();
    }

    /** @throws ExecutionNotFoundException when the owner has no such execution */
    ExecutionView get(Owner owner, ExecutionId id) {
        return find(owner, id).orElseThrow(() -> new ExecutionNotFoundException(id));
    }

    /** The stored template it uses, if it uses one. */
    Optional<TemplateUse> template(ExecutionId id) {
        return jdbc.sql("""
                select template_id, template_version, template_example from execution
                where id = :id and template_id is not null
                """)
                .param("id", id.value())
                .query((row, _) -> new TemplateUse(
                        row.getObject("template_id", UUID.class),
                        row.getInt("template_version"),
                        true,
                        row.getObject("template_example", Integer.class)))
                .optional();
    }

    /** Until the end of the transaction nobody else who asks for this opens an execution in the session. */
    void holdSession(UUID id) {
        jdbc.sql("select id from generation_session where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /** One that goes on from the given execution and has not ended. */
    Optional<ExecutionView> openSuccessor(Owner owner, ExecutionId id) {
        return jdbc.sql(ExecutionRow.SELECT + """
                        where e.retry_of = :id and e.owner_id = :owner and e.finished_at is null order by e.id limit 1
                        """)
                .param("id", id.value())
                .param("owner", owner.id())
                .query((row, _) -> ExecutionRow.view(row, json))
                .optional();
    }

    /** Newest first; one row more than asked for when there are more. */
    List<ExecutionView> list(Owner owner, ExecutionFilter filter, @Nullable UUID after, int limit) {
        return filtered(owner, filter, ExecutionRow.SELECT, """
                and (:after::uuid is null or e.id < :after) order by e.id desc limit :limit
                """)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, _) -> ExecutionRow.view(row, json))
                .list();
    }

    /** Keeps the executions from changing until the end of the transaction. */
    void lock(List<ExecutionId> ids) {
        jdbc.sql("select id from execution where id in (:ids) order by id for update")
                .param("ids", ids.stream().map(ExecutionId::value).toList())
                .query(UUID.class)
                .list();
    }

    /** How many there are in each state; states without any are left out. */
    Map<ExecutionStatus, Integer> count(Owner owner, ExecutionFilter filter) {
        var counts = new EnumMap<ExecutionStatus, Integer>(ExecutionStatus.class);
        filtered(owner, filter, """
                select e.status, count(*) as number from execution e join generation_session s on s.id = e.session_id
                """, "group by e.status").query(row -> {
            counts.put(ExecutionRow.status(row), row.getInt("number"));
        });
        return counts;
    }

    private JdbcClient.StatementSpec filtered(Owner owner, ExecutionFilter filter, String select, String rest) {
        var statuses = filter.statuses().stream().map(ExecutionStatus::id).collect(Collectors.joining(","));
        return jdbc.sql(select + """
                where e.owner_id = :owner
                    and (:statuses = '' or e.status = any (string_to_array(:statuses, ',')))
                    and (:template::text is null or e.template_type = :template)
                    and (:session::uuid is null or e.session_id = :session)
                    and (:project::uuid is null or e.project_id = :project)
                    and (:task::uuid is null or e.task_id = :task)
                    and (:run::uuid is null or e.run_id = :run)
                    and (:text::text is null or position(lower(:text) in lower(s.description)) > 0)
                    and (:from::timestamptz is null or e.created_at > :from)
                    and (:to::timestamptz is null or e.created_at < :to)
                """ + rest)
                .param("owner", owner.id())
                .param("statuses", statuses)
                .param("template", filter.templateType())
                .param("session", filter.sessionId())
                .param("project", filter.projectId())
                .param("task", filter.taskId())
                .param("run", filter.runId())
                .param("text", filter.text())
                .param("from", Instants.write(filter.createdAfter()))
                .param("to", Instants.write(filter.createdBefore()));
    }

    void lock(ExecutionId id) {
        jdbc.sql("select from execution where id = :id for update")
                .param("id", id.value())
                .query((_, _) -> "")
                .list();
    }

    /** False when it has ended. */
    boolean prioritise(ExecutionId id, int priority) {
        return jdbc.sql("update execution set priority = :priority where id = :id and status in ('queued', 'running')")
                        .param("priority", priority)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Moves a queued execution to running; says nothing when it is further already. */
    Optional<ReplayMark> start(ExecutionId id) {
        return jdbc.sql("""
                        update execution set status = 'running', started_at = greatest(:now, created_at) where id = :id and status = 'queued'
                        returning replay, replay_of
                        """)
                .param("now", now())
                .param("id", id.value())
                .query((row, _) -> ReplayMark.read(row))
                .optional();
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
    Optional<ReplayMark> end(ExecutionId id, Ending ending) {
        var verdict = ending.verdict();
        var failure = ending.failure();
        return jdbc.sql("""
                        update execution set status = :status, verdict = :verdict, failure_code = :code,
                            failure_message = :message, finished_at = greatest(:now, started_at, created_at), estimated_completion = null
                        where id = :id and status in ('queued', 'running')
                        returning replay, replay_of
                        """)
                .param("status", ending.status().id())
                .param("verdict", verdict == null ? null : verdict.toString())
                .param("code", failure == null ? null : failure.code())
                .param("message", failure == null ? null : failure.message())
                .param("now", now())
                .param("id", id.value())
                .query((row, _) -> ReplayMark.read(row))
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(Instant.now(clock));
    }
}
