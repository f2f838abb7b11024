package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.Origin;
import dev.codefactory.session.execution.Requests;
import dev.codefactory.session.execution.Successions;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does again what an ended execution did, or a part of it, as a new execution of the same session: an end stays an end. */
@Service
public class Repeats {

    private final Requests requests;
    private final StepRepository steps;
    private final ChainRepository chains;
    private final Successions successions;

    Repeats(Requests requests, StepRepository steps, ChainRepository chains, Successions successions) {
        this.requests = requests;
        this.steps = steps;
        this.chains = chains;
        this.successions = successions;
    }

    /**
     * Goes on where the execution failed or was cancelled, with what was known before; one that ended with findings gets its code generated
     * anew. What was blocked by it waits for the new one.
     *
     * @throws ExecutionConflictException when it has not ended or has completed
     */
    @Transactional
    public ExecutionView retry(Owner owner, ExecutionId id, @Nullable String idempotencyKey) {
        return successions.once(owner, "retry " + id.value(), idempotencyKey, next -> {
            var old = successions.ended(owner, id);
            if (old.status() == ExecutionStatus.COMPLETED) {
                throw ExecutionConflictException.ended(old, "be retried; run it again from one of its steps");
            }
            var earlier = requests.origin(id);
            var origin = stepToRetry(owner, old)
                    .map(step -> before(id, step, earlier.map(Origin::only).orElse(false)))
                    .or(() -> earlier);
            return successions.inPlaceOf(owner, old, next, origin.orElse(null));
        });
    }

    /**
     * Runs an ended execution again from one of its steps on. What was blocked by it waits for the new one.
     *
     * @throws ExecutionConflictException when it has not ended
     * @throws StepNotFoundException when it has no such step
     */
    @Transactional
    public ExecutionView rerun(Owner owner, ExecutionId id, UUID step, @Nullable String idempotencyKey) {
        return successions.once(owner, "rerun " + step, idempotencyKey, next -> {
            var old = successions.ended(owner, id);
            return successions.inPlaceOf(owner, old, next, before(id, step(owner, id, step), false));
        });
    }

    /**
     * Runs one step of an ended execution again, and nothing after it.
     *
     * @throws ExecutionConflictException when it has not ended
     * @throws StepNotFoundException when it has no such step
     */
    @Transactional
    public ExecutionView execute(Owner owner, ExecutionId id, UUID step, @Nullable String idempotencyKey) {
        return successions.once(owner, "execute " + step, idempotencyKey, next -> {
            var old = successions.ended(owner, id);
            return successions.beside(owner, old, next, before(id, step(owner, id, step), true));
        });
    }

    private Optional<StepView> stepToRetry(Owner owner, ExecutionView old) {
        return steps.list(owner, old.id()).stream()
                .filter(step -> old.status() == ExecutionStatus.COMPLETED_WITH_FINDINGS
                        ? step.type() == StepType.CODE_GENERATION
                        : step.status() == StepStatus.FAILED || step.status() == StepStatus.CANCELLED)
                .findFirst();
    }

    private Origin before(ExecutionId execution, StepView step, boolean only) {
        var known = chains.before(step.id());
        var part = step.part();
        if (part == null || only) {
            var next = new Pipeline.Next(step.path(), step.type(), step.round(), part);
            return new Origin(next, chains.stored(known), only);
        }
        if (step.type() != StepType.CODE_GENERATION) {
            // All items are asked for again, for the list of them may come out another way.
            return new Origin(new Pipeline.Next(step.path(), step.type(), 0, null), chains.stored(known), false);
        }
        // All files that are not written yet belong to one step again, which is split anew.
        var kept = chains.ofParts(execution, requests.load(execution).partsApartFrom(new CodePath(part)));
        var joined = Chain.join(Stream.concat(Stream.of(known), kept.stream()).toList());
        return new Origin(
                new Pipeline.Next(step.path(), step.type(), step.round(), null), chains.stored(joined), false);
    }

    private StepView step(Owner owner, ExecutionId execution, UUID id) {
        return steps.list(owner, execution).stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new StepNotFoundException(execution, id));
    }
}
