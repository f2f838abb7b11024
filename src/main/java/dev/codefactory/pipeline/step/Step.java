package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.prompt.Prompt;
import java.util.Optional;
import java.util.Set;

/** One link of the chain: a function from what is known to an outcome. A step touches no table and never runs in a transaction. */
interface Step {

    /** The types it runs; each type is run by exactly one step. */
    Set<StepType> types();

    /** @throws InterruptedException when the execution was cancelled or the node shuts down */
    StepOutcome run(StepContext context) throws InterruptedException;

    /** What it would ask a model, if that can be told before it is its turn; asks nobody. */
    default Optional<Prompt> preview(StepContext context) {
        return Optional.empty();
    }
}
