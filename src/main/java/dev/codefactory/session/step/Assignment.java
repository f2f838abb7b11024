package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.ExecutionId;

/**
 * What a worker has to know of a step to run it.
 *
 * @param last whether nothing shall follow it, whatever comes of it
 */
record Assignment(ExecutionId execution, Owner owner, int position, Pipeline.Next step, int retries, boolean last) {}
