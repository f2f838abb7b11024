package dev.codefactory.session.execution;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.intake.IdempotencyConflictException;
import dev.codefactory.session.intake.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests in: session, execution, first step and its work are written in one transaction, or not at all. */
@Service
@NamedInterface("executions")
public class Sessions {

    private final ExecutionRepository executions;
    private final Requests requests;
    private final ExecutionStates states;
    private final IdempotencyKeys keys;

    Sessions(ExecutionRepository executions, Requests requests, ExecutionStates states, IdempotencyKeys keys) {
        this.executions = executions;
        this.requests = requests;
        this.states = states;
        this.keys = keys;
    }

    /** Accepts a request that waits for nothing; see {@link #submit(Owner, Submission, String)}. */
    @Transactional
    public ExecutionView submit(Owner owner, GenerationRequest request, @Nullable String idempotencyKey) {
        return submit(owner, Submission.of(request), idempotencyKey);
    }

    /**
     * Accepts a request. When this returns it is durably committed.
     *
     * @param idempotencyKey the caller's name for this request, or null; the same key with the same request gives the same execution
     * @throws IdempotencyConflictException when the key came with another request before
     * @throws UnknownDependencyException when it depends on something that is no execution of the owner
     */
    @Transactional
    public ExecutionView submit(Owner owner, Submission submission, @Nullable String idempotencyKey) {
        var id = ExecutionId.next();
        var earlier = keys.take(owner, idempotencyKey, requests.fingerprint(submission), id);
        if (earlier.isPresent()) {
            return executions.get(owner, earlier.get());
        }
        return states.open(owner, inSession(owner, id, submission, false, null));
    }

    /**
     * Accepts a request that is answered from a recording, which the caller adds in the same transaction. What it may build on that others
     * made is the library of the request.
     *
     * @param of the execution that was recorded, or null where that is not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ExecutionView replay(Owner owner, Submission submission, @Nullable ExecutionId of) {
        return states.open(owner, inSession(owner, ExecutionId.next(), submission, true, of));
    }

    private NewExecution inSession(
            Owner owner, ExecutionId id, Submission submission, boolean replay, @Nullable ExecutionId of) {
        var session = UuidCreator.getTimeOrderedEpoch();
        executions.addSession(session, owner, submission.request());
        return new NewExecution(id, session, submission, null, null, replay, of);
    }
}
