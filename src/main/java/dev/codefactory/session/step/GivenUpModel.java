package dev.codefactory.session.step;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.session.choice.Choice;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a model that nobody named has failed a step, so that the models of the operator's list had better be asked. */
final class GivenUpModel {

    /** Failures of the model itself; the others say something of its host. */
    private static final Set<String> OF_THE_MODEL = Arrays.stream(Reason.values())
            .filter(GivenUpModel::isOfTheModel)
            .map(Reason::id)
            .collect(Collectors.toSet());

    private GivenUpModel() {}

    static boolean isCalledFor(@Nullable Choice choice, StepOutcome outcome) {
        return choice != null
                && choice.isToBeTold()
                && switch (outcome) {
                    case StepOutcome.Retryable retryable -> OF_THE_MODEL.contains(retryable.code());
                    case StepOutcome.Failed failed -> OF_THE_MODEL.contains(failed.code());
                    case StepOutcome.Completed _, StepOutcome.Skipped _, StepOutcome.Busy _ -> false;
                };
    }

    private static boolean isOfTheModel(Reason reason) {
        return switch (reason) {
            case CONTEXT_OVERFLOW, MODEL_MISSING, MALFORMED, RUNAWAY, ENGINE_FAILURE, REJECTED -> true;
            case BUSY, UNREACHABLE, TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, TIMEOUT_TOTAL, NO_MODEL, NOT_RECORDED -> false;
        };
    }
}
