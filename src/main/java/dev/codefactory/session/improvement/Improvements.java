package dev.codefactory.session.improvement;

import dev.codefactory.access.Owner;
import dev.codefactory.pipeline.Decisions;
import dev.codefactory.pipeline.Decisions.Decision;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.content.StoredChain;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.Origin;
import dev.codefactory.session.execution.Successions;
import dev.codefactory.session.step.StepRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of an execution's repair, and an owner's word on each improvement, which the checks then judge in a new execution. */
@Service
public class Improvements {

    private static final Pipeline.Next VALIDATION = new Pipeline.Next(StepType.CODE_VALIDATION, 0);

    private final StepRuns steps;
    private final Successions successions;
    private final Blobs blobs;

    Improvements(StepRuns steps, Successions successions, Blobs blobs) {
        this.steps = steps;
        this.successions = successions;
        this.blobs = blobs;
    }

    /** @throws ExecutionNotFoundException when the owner has no such execution */
    public List<Improvement> list(Owner owner, ExecutionId id) {
        return steps.outcome(owner, id).history().improvements();
    }

    /**
     * Puts an improvement in, or confirms it; it is taken out again if a gate turns red.
     *
     * @throws ExecutionConflictException when the execution, or one that goes on from it, has not ended
     * @throws ImprovementException when there is no such improvement, or it cannot be put in
     */
    @Transactional
    public ExecutionView accept(Owner owner, ExecutionId id, int number, @Nullable String idempotencyKey) {
        return successions.once(owner, "accept %d of %s".formatted(number, id.value()), idempotencyKey, next -> {
            var old = successions.endedAndLeft(owner, id);
            var decision = Decisions.accept(steps.outcome(owner, id), number);
            return successions.inPlaceOf(owner, old, next, origin(id, number, "accepted", decision));
        });
    }

    /**
     * Takes an improvement out; the checks then judge the files without it.
     *
     * @throws ExecutionConflictException when the execution, or one that goes on from it, has not ended
     * @throws ImprovementException when there is no such improvement, or it cannot be taken out
     */
    @Transactional
    public ExecutionView reject(Owner owner, ExecutionId id, int number, @Nullable String idempotencyKey) {
        return successions.once(owner, "reject %d of %s".formatted(number, id.value()), idempotencyKey, next -> {
            var old = successions.endedAndLeft(owner, id);
            var decision = Decisions.reject(steps.outcome(owner, id), number);
            return successions.inPlaceOf(owner, old, next, origin(id, number, "rejected", decision));
        });
    }

    private Origin origin(ExecutionId execution, int number, String wish, Decision decision) {
        return switch (decision) {
            case Decision.Possible(var chain) -> new Origin(VALIDATION, StoredChain.of(chain, blobs), false);
            case Decision.Unknown _ -> throw new ImprovementException.NotFound(execution, number);
            case Decision.Refused(var reason) -> throw new ImprovementException.Refused(number, wish, reason);
        };
    }
}
