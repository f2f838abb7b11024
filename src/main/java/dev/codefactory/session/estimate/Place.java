package dev.codefactory.session.estimate;

import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.session.event.Pace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution is.
 *
 * @param step the step that runs or comes next
 * @param round the improvement round it belongs to, or 0
 * @param elapsed how long it has run; zero when it has not begun
 * @param pace how far the answer is that it waits for, or null when nothing tells
 * @param further how many more first answers may be asked for, as long as none is verified
 * @param ahead how many executions have their turn before it
 * @param following the types of the steps that stand behind it in its pipeline
 */
record Place(
        StepType step,
        int round,
        Duration elapsed,
        @Nullable Pace pace,
        int further,
        int ahead,
        List<StepType> following) {

    Place {
        following = List.copyOf(following);
    }

    /** In a pipeline of the usual steps. */
    Place(StepType step, int round, Duration elapsed, @Nullable Pace pace, int ahead) {
        this(step, round, elapsed, pace, 0, ahead, Steps.typesAfter(new Pipeline.Next(step, round), Pipeline.STANDARD));
    }

    /** At the beginning of the pipeline, behind so many others. */
    static Place beginning(Pipeline.Next first, Pipeline pipeline, int further, int ahead) {
        return new Place(first.type(), 0, Duration.ZERO, null, further, ahead, Steps.typesAfter(first, pipeline));
    }

    /** At the beginning of the usual steps, behind so many others. */
    static Place behind(int ahead) {
        return new Place(StepType.NLP_ANALYSIS, 0, Duration.ZERO, null, ahead);
    }
}
