package dev.codefactory.session.estimate;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.event.Pace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution is.
 *
 * @param step the step that runs or comes next
 * @param round the improvement round it belongs to, or 0
 * @param elapsed how long it has run; zero when it has not begun
 * @param pace how far the answer is that it waits for, or null when nothing tells
 * @param ahead how many executions have their turn before it
 */
record Place(
        StepType step,
        int round,
        Duration elapsed,
        @Nullable Pace pace,
        int ahead) {

    /** At the beginning, behind so many others. */
    static Place behind(int ahead) {
        return new Place(StepType.NLP_ANALYSIS, 0, Duration.ZERO, null, ahead);
    }
}
