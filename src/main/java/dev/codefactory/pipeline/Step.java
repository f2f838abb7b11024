package dev.codefactory.pipeline;

/** One link of the chain: a function from what is known to an outcome. A step touches no table and never runs in a transaction. */
interface Step {

    StepType type();

    /** @throws InterruptedException when the execution was cancelled or the node shuts down */
    StepOutcome run(StepContext context) throws InterruptedException;
}
