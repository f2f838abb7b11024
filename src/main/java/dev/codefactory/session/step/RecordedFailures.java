package dev.codefactory.session.step;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.journal.JournalledCall.Place;
import dev.codefactory.llm.replay.Tapes;
import dev.codefactory.pipeline.StepOutcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What becomes of a step of a replay that a model failed: what became of it when it was recorded. How often a step is tried, and which
 * model is asked instead, is told by the tape and not by the settings of who replays.
 */
@Component
class RecordedFailures {

    private static final Set<String> OF_MODELS = Arrays.stream(Reason.values())
            .filter(reason -> reason != Reason.NOT_RECORDED)
            .map(Reason::id)
            .collect(Collectors.toSet());

    private final Tapes tapes;

    RecordedFailures(Tapes tapes) {
        this.tapes = tapes;
    }

    /** The failure, if that is what came of a step of a replay and the tape held it. */
    static Optional<StepOutcome.Failed> in(Assignment assignment, StepOutcome outcome) {
        var failed = switch (outcome) {
            case StepOutcome.Failed failure -> failure;
            case StepOutcome.Retryable(var code, var reason, var _, var trace) ->
                new StepOutcome.Failed(code, reason, trace);
            case StepOutcome.Completed _, StepOutcome.Skipped _, StepOutcome.Busy _ -> null;
        };
        return Optional.ofNullable(failed).filter(failure -> assignment.replay() && OF_MODELS.contains(failure.code()));
    }

    /** Whether it was tried again. */
    boolean wasTriedAgain(UUID id, Assignment assignment) {
        var step = assignment.step();
        var name = step.part() == null ? step.path() : step.path() + "/" + step.part();
        return tapes.goesOn(assignment.execution().value(), id, new Place(name, "", step.round()));
    }
}
