package dev.codefactory.planning.generation;

import dev.codefactory.pipeline.StepContext.Decision;
import dev.codefactory.planning.clarification.Clarification;
import dev.codefactory.planning.clarification.Clarifications;
import dev.codefactory.planning.clarification.Question;
import dev.codefactory.planning.generation.PlanningRunStore.Run;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.step.Approvals;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the questions of a planning run to its owner, and hands the run the answers once all are there. */
@Component
class PlanningQuestions {

    private final PlanningRunStore store;
    private final StepRuns steps;
    private final Approvals approvals;
    private final Clarifications clarifications;

    PlanningQuestions(PlanningRunStore store, StepRuns steps, Approvals approvals, Clarifications clarifications) {
        this.store = store;
        this.steps = steps;
        this.approvals = approvals;
        this.clarifications = clarifications;
    }

    /** Does what can be done now, once however often and on however many nodes this is called. */
    @Transactional
    public void advance(ExecutionId id) {
        store.lockOpen(id)
                .ifPresent(run -> steps.list(run.owner(), id).stream()
                        .filter(StepView::awaitsApproval)
                        .findFirst()
                        .ifPresent(waiting -> advance(run, waiting)));
    }

    private void advance(Run run, StepView waiting) {
        var owner = run.owner();
        var asked = run.clarificationId();
        if (asked == null) {
            var questions = new Outputs(steps.outputs(owner, run.execution())).questions();
            store.setClarification(run.execution(), ask(run, questions));
            return;
        }
        var clarification = clarifications.get(owner, asked);
        if (clarification.isSettled()) {
            approvals.decide(owner, run.execution(), waiting.id(), new Decision(true, told(clarification)));
        }
    }

    private UUID ask(Run run, List<Question> questions) {
        return clarifications
                .ask(run.owner(), run.projectId(), questions, false, run.answersDue())
                .id();
    }

    private static String told(Clarification clarification) {
        return clarification.questions().stream()
                .map(each -> "- %s %s".formatted(each.question().text(), each.answer()))
                .collect(Collectors.joining("\n"));
    }
}
