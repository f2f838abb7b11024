package dev.codefactory.planning.generation;

import static java.util.Objects.requireNonNull;

import dev.codefactory.planning.Documents;
import dev.codefactory.planning.NewDocument;
import dev.codefactory.planning.Reviews;
import dev.codefactory.planning.SectionDrafts;
import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.generation.Outputs.Item;
import dev.codefactory.planning.generation.PlanningRunStore.Run;
import dev.codefactory.planning.proposal.Proposals;
import dev.codefactory.project.Projects;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.step.StepRuns;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a proposal or a document of what an execution worked out, once it has ended. That is no part of the execution's own end, so that
 * nothing that is wrong with a project keeps an execution from ending.
 */
@Component
class PlanningResults {

    private static final Logger log = LoggerFactory.getLogger(PlanningResults.class);

    private static final Map<Section, String> OUTPUTS = Map.of(
            Section.OVERVIEW, "overview",
            Section.CONTEXT, "context",
            Section.REQUIREMENTS, "requirements_section",
            Section.DATA, "data",
            Section.API, "api",
            Section.FRONTEND, "frontend",
            Section.PLAN, "plan");

    private final PlanningRunStore store;
    private final Executions executions;
    private final StepRuns steps;
    private final Projects projects;
    private final Proposals proposals;
    private final Documents documents;
    private final Reviews reviews;
    private final SectionDrafts drafts;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PlanningResults(
            PlanningRunStore store,
            Executions executions,
            StepRuns steps,
            Projects projects,
            Proposals proposals,
            Documents documents,
            Reviews reviews,
            SectionDrafts drafts,
            JsonMapper json,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.executions = executions;
        this.steps = steps;
        this.projects = projects;
        this.proposals = proposals;
        this.documents = documents;
        this.reviews = reviews;
        this.drafts = drafts;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of a run. */
    private record Result(@Nullable UUID id, @Nullable String note) {}

    /** Settles a run whose execution has ended, exactly once however often and on however many nodes this is called. */
    void settle(ExecutionId id) {
        try {
            transactions.executeWithoutResult(_ -> store.lockOpen(id).ifPresent(this::settle));
        } catch (RuntimeException e) {
            log.info("nothing came of planning run {}: {}", id.value(), e.getMessage());
            transactions.executeWithoutResult(_ -> store.lockOpen(id)
                    .ifPresent(run -> store.settle(id, null, String.valueOf(e.getMessage()), clock.instant())));
        }
    }

    private void settle(Run run) {
        var execution = executions.get(run.owner(), run.execution());
        if (!execution.status().isTerminal()) {
            return;
        }
        var result = execution.status() == ExecutionStatus.COMPLETED ? of(run) : new Result(null, why(execution));
        store.settle(run.execution(), result.id(), result.note(), clock.instant());
    }

    private Result of(Run run) {
        var outputs = new Outputs(steps.outputs(run.owner(), run.execution()));
        return switch (run.kind()) {
            case EXPANSION -> proposal(run, outputs);
            case DOCUMENT -> document(run, outputs);
        };
    }

    private Result proposal(Run run, Outputs outputs) {
        var owner = run.owner();
        var project = requireNonNull(run.projectId());
        var language = projects.get(owner, project).defaultLanguage();
        var proposal =
                proposals.open(owner, project, run.title(), run.autoApprove()).id();
        var broken = 0;
        for (var item : outputs.items(language, run.documentId())) {
            switch (item) {
                case Item.Wanted(var wanted) -> proposals.add(owner, project, proposal, wanted);
                case Item.Broken(var fault) -> {
                    proposals.addBroken(owner, project, proposal, fault);
                    broken++;
                }
            }
        }
        proposals.complete(owner, project, proposal);
        return new Result(proposal, note(broken));
    }

    private static @Nullable String note(int broken) {
        return switch (broken) {
            case 0 -> null;
            case 1 -> "1 item is broken";
            default -> broken + " items are broken";
        };
    }

    private Result document(Run run, Outputs outputs) {
        var owner = run.owner();
        var sections = new EnumMap<Section, String>(Section.class);
        OUTPUTS.forEach((section, name) -> {
            var written = outputs.section(name);
            if (written != null) {
                sections.put(section, json.writeValueAsString(written));
            }
        });
        var draft = drafts.of(run.title(), sections);
        var state = json.readValue(requireNonNull(run.currentState()), CurrentState.class);
        var made =
                new NewDocument(run.projectId(), draft.document().with(state), run.autoApprove(), "drafted by a model");
        var id = documents.create(owner, made).summary().id();
        if (run.autoApprove()) {
            reviews.submit(owner, id, _ -> true);
        }
        return new Result(id, note(sections, draft));
    }

    private static @Nullable String note(Map<Section, String> sections, SectionDrafts.Draft draft) {
        var missing = OUTPUTS.keySet().stream()
                .filter(section ->
                        !sections.containsKey(section) || draft.broken().containsKey(section))
                .sorted()
                .map(Section::toString)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? null : "the model wrote nothing usable for: " + missing;
    }

    private static String why(ExecutionView execution) {
        var failure = execution.failure();
        return failure == null ? "the execution was " + execution.status() : failure.message();
    }
}
