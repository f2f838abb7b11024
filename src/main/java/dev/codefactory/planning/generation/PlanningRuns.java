package dev.codefactory.planning.generation;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.planning.Documents;
import dev.codefactory.planning.Reviews;
import dev.codefactory.planning.analysis.CurrentStateAnalysis;
import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.generation.PlanningRun.Kind;
import dev.codefactory.planning.generation.PlanningRun.Status;
import dev.codefactory.planning.generation.PlanningRunStore.Run;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Project;
import dev.codefactory.project.Projects;
import dev.codefactory.project.Task;
import dev.codefactory.project.Tasks;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Wishes;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Has a model plan: each time as an execution, which is as durable, visible and cancellable as every other. */
@Service
public class PlanningRuns {

    private final PlanningRunStore store;
    private final PlanningResults results;
    private final Projects projects;
    private final Elements elements;
    private final Tasks tasks;
    private final Documents documents;
    private final Reviews reviews;
    private final Templates templates;
    private final Sessions sessions;
    private final Executions executions;
    private final StepRuns steps;
    private final PlanningQuestions questions;
    private final JsonMapper json;
    private final Clock clock;

    PlanningRuns(
            PlanningRunStore store,
            PlanningResults results,
            Projects projects,
            Elements elements,
            Tasks tasks,
            Documents documents,
            Reviews reviews,
            Templates templates,
            Sessions sessions,
            Executions executions,
            StepRuns steps,
            PlanningQuestions questions,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.results = results;
        this.projects = projects;
        this.elements = elements;
        this.tasks = tasks;
        this.documents = documents;
        this.reviews = reviews;
        this.templates = templates;
        this.sessions = sessions;
        this.executions = executions;
        this.steps = steps;
        this.questions = questions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What an expansion is to do.
     *
     * @param elements the names of the elements to find tasks for; empty to have them found too
     * @param documentId the approved document it goes by, or null
     * @param autoApprove whether the proposal is applied at once
     * @param answerWithin how long questions wait for answers; null for no questions at all
     */
    public record ExpansionOrder(
            List<String> elements,
            int mostElements,
            @Nullable UUID documentId,
            boolean autoApprove,
            @Nullable Duration answerWithin) {}

    /**
     * What a document is to be about.
     *
     * @param description what is wanted, in plain language
     * @param projectId the project it belongs to, or null
     * @param files what is there already
     */
    public record DocumentOrder(
            String title,
            String description,
            CodeLanguage language,
            @Nullable UUID projectId,
            FileTree files,
            boolean autoApprove) {}

    /** Starts to find elements and tasks for a project; a proposal comes of it. */
    @Transactional
    public PlanningRun expand(Owner owner, UUID projectId, ExpansionOrder order, @Nullable String idempotencyKey) {
        var project = projects.openForChange(owner, projectId);
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("elements", order.elements());
        parameters.put("most_elements", order.mostElements());
        parameters.put("existing", existing(owner, projectId));
        parameters.put("unattended", order.answerWithin() == null);
        if (order.documentId() != null) {
            reviews.requireImplementable(owner, order.documentId());
            parameters.put("document", documents.get(owner, order.documentId()).markdown());
        }
        var now = now();
        var language = project.defaultLanguage();
        var execution = submit(owner, "expansion", description(project), language, parameters, idempotencyKey);
        var due = order.answerWithin() == null ? null : now.plus(order.answerWithin());
        store.add(new Run(
                execution,
                owner,
                Kind.EXPANSION,
                projectId,
                order.documentId(),
                "Expansion of " + project.name(),
                order.autoApprove(),
                null,
                due,
                null,
                null,
                null,
                false,
                now));
        return view(stored(owner, execution));
    }

    /** Starts to write a task document. */
    @Transactional
    public PlanningRun draft(Owner owner, DocumentOrder order, @Nullable String idempotencyKey) {
        if (order.projectId() != null) {
            projects.get(owner, order.projectId());
        }
        var state = CurrentStateAnalysis.of(order.files(), "");
        Map<String, Object> parameters = Map.of("current_state", told(state));
        var execution =
                submit(owner, "task_document", order.description(), order.language(), parameters, idempotencyKey);
        store.add(new Run(
                execution,
                owner,
                Kind.DOCUMENT,
                order.projectId(),
                null,
                order.title(),
                order.autoApprove(),
                json.writeValueAsString(state),
                null,
                null,
                null,
                null,
                false,
                now()));
        return view(stored(owner, execution));
    }

    /** @throws PlanningException.NotFound when the owner has no such run */
    public PlanningRun get(Owner owner, ExecutionId id) {
        if (!stored(owner, id).settled()) {
            questions.advance(id);
            results.settle(id);
        }
        return view(stored(owner, id));
    }

    private Run stored(Owner owner, ExecutionId id) {
        return store.find(owner, id).orElseThrow(() -> new PlanningException.NotFound(id));
    }

    /** Newest first. */
    public Page<PlanningRun> list(Owner owner, @Nullable UUID project, @Nullable UUID after, int limit) {
        return Page.of(
                        store.list(owner, project, after, limit + 1),
                        limit,
                        run -> run.execution().value())
                .map(this::view);
    }

    private ExecutionId submit(
            Owner owner,
            String template,
            String description,
            CodeLanguage language,
            Map<String, Object> parameters,
            @Nullable String idempotencyKey) {
        var pipeline = templates.resolve(templates.builtIn(template), new Wishes(language, parameters, false));
        var config = CodeFactoryConfig.DEFAULT.writtenIn(language);
        var request = new GenerationRequest(pipeline, description, config, FileTree.EMPTY, null, null, null);
        return sessions.submit(owner, request, idempotencyKey).id();
    }

    private static String description(Project project) {
        return project.description().isBlank() ? project.name() : project.description();
    }

    private List<Map<String, Object>> existing(Owner owner, UUID project) {
        var titles = tasks.all(owner, project).stream()
                .collect(Collectors.groupingBy(Task::elementId, Collectors.mapping(Task::title, Collectors.toList())));
        return elements.all(owner, project).stream()
                .map(element -> Map.<String, Object>of(
                        "name", element.name(), "tasks", titles.getOrDefault(element.id(), List.of())))
                .toList();
    }

    private static String told(CurrentState state) {
        return state.statements().stream()
                .map(statement -> "- %s (%s)".formatted(statement.text(), String.join(", ", statement.files())))
                .collect(Collectors.joining("\n"));
    }

    private PlanningRun view(Run run) {
        var execution = executions.get(run.owner(), run.execution());
        var isWaiting = isWaiting(run);
        return new PlanningRun(
                run.execution(),
                run.kind(),
                status(run, execution, isWaiting),
                run.projectId(),
                run.documentId(),
                run.resultId(),
                run.note(),
                run.clarificationId(),
                run.createdAt());
    }

    private static Status status(Run run, ExecutionView execution, boolean isWaiting) {
        return switch (execution.status()) {
            case QUEUED, RUNNING -> isWaiting ? Status.WAITING_FOR_ANSWERS : Status.RUNNING;
            case COMPLETED, COMPLETED_WITH_FINDINGS ->
                !run.settled() ? Status.RUNNING : run.resultId() == null ? Status.FAILED : Status.COMPLETED;
            case FAILED -> Status.FAILED;
            case CANCELLED -> Status.CANCELLED;
        };
    }

    private boolean isWaiting(Run run) {
        return steps.list(run.owner(), run.execution()).stream().anyMatch(StepView::awaitsApproval);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
