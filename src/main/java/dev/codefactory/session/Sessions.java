package dev.codefactory.session;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.GenerationRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests in: session, execution, first step and its work are written in one transaction, or not at all. */
@Service
public class Sessions {

    private final ExecutionRepository executions;
    private final StepChain steps;
    private final IdempotencyKeys keys;
    private final Estimates estimates;
    private final Clock clock;

    Sessions(ExecutionRepository executions, StepChain steps, IdempotencyKeys keys, Estimates estimates, Clock clock) {
        this.executions = executions;
        this.steps = steps;
        this.keys = keys;
        this.estimates = estimates;
        this.clock = clock;
    }

    /**
     * Accepts a request. When this returns it is durably committed.
     *
     * @param idempotencyKey the caller's name for this request, or null; the same key with the same request gives the same execution
     * @throws IdempotencyConflictException when the key came with another request before
     */
    @Transactional
    public ExecutionView submit(Owner owner, GenerationRequest request, @Nullable String idempotencyKey) {
        var id = ExecutionId.next();
        if (idempotencyKey != null) {
            var earlier = keys.take(owner, idempotencyKey, executions.fingerprint(request), id);
            if (earlier.isPresent()) {
                return executions
                        .find(owner, earlier.get())
                        .orElseThrow(() -> new ExecutionNotFoundException(earlier.get()));
            }
        }
        var execution = queued(id, request);
        executions.add(owner, execution, request);
        steps.begin(id, owner);
        return execution;
    }

    private ExecutionView queued(ExecutionId id, GenerationRequest request) {
        var now = Instant.now(clock);
        return new ExecutionView(
                id,
                UuidCreator.getTimeOrderedEpoch(),
                request.pipelineId(),
                request.templateType(),
                request.description(),
                request.language(),
                ExecutionStatus.QUEUED,
                null,
                null,
                null,
                null,
                now,
                null,
                null,
                now.plus(estimates.duration(request.templateType())));
    }
}
