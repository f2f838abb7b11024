package dev.codefactory.session.step;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.TaskRef;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.ExecutionStates;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.NewExecution;
import dev.codefactory.session.execution.Origin;
import dev.codefactory.session.execution.Requests;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.intake.IdempotencyKeys;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does again what an ended execution did, or a part of it, as a new execution of the same session: an end stays an end. */
@Service
public class Repeats {

    private final Executions executions;
    private final Requests requests;
    private final StepRepository steps;
    private final ChainRepository chains;
    private final ExecutionStates states;
    private final IdempotencyKeys keys;

    Repeats(
            Executions executions,
            Requests requests,
            StepRepository steps,
            ChainRepository chains,
            ExecutionStates states,
            IdempotencyKeys keys) {
        this.executions = executions;
        this.requests = requests;
        this.steps = steps;
        this.chains = chains;
        this.states = states;
        this.keys = keys;
    }

    /**
     * Goes on where the execution failed or was cancelled, with what was known before; one that ended with findings gets its code generated
     * anew. What was blocked by it waits for the new one.
     *
     * @throws ExecutionConflictException when it has not ended or has completed
     */
    @Transactional
    public ExecutionView retry(Owner owner, ExecutionId id, @Nullable String idempotencyKey) {
        return once(owner, "retry " + id.value(), idempotencyKey, next -> {
            var old = ended(owner, id);
            if (old.status() == ExecutionStatus.COMPLETED) {
                throw ExecutionConflictException.ended(old, "be retried; run it again from one of its steps");
            }
            var earlier = requests.origin(id);
            var origin = stepToRetry(owner, old)
                    .map(step -> before(id, step, earlier.map(Origin::only).orElse(false)))
                    .or(() -> earlier);
            return repaired(owner, old, next, origin.orElse(null));
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
        return once(owner, "rerun " + step, idempotencyKey, next -> {
            var old = ended(owner, id);
            return repaired(owner, old, next, before(id, step(owner, id, step), false));
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
        return once(owner, "execute " + step, idempotencyKey, next -> {
            var old = ended(owner, id);
            return states.open(owner, repeat(old, next, before(id, step(owner, id, step), true), null));
        });
    }

    private interface Opening {
        ExecutionView open(ExecutionId next);
    }

    private ExecutionView once(Owner owner, String what, @Nullable String key, Opening opening) {
        var next = ExecutionId.next();
        return keys.take(owner, key, Blobs.sha256(what), next)
                .map(earlier -> executions.get(owner, earlier))
                .orElseGet(() -> opening.open(next));
    }

    private ExecutionView repaired(Owner owner, ExecutionView old, ExecutionId next, @Nullable Origin origin) {
        var opened = states.open(owner, repeat(old, next, origin, old.task()));
        states.replace(old.id(), next);
        return opened;
    }

    private NewExecution repeat(ExecutionView old, ExecutionId next, @Nullable Origin origin, @Nullable TaskRef task) {
        var submission = new Submission(requests.load(old.id()), old.relations().dependsOn(), old.priority(), task);
        return new NewExecution(next, old.sessionId(), submission, old.id(), origin);
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
        var part = step.part() == null ? null : new CodePath(step.part());
        if (part == null || only) {
            return new Origin(new Pipeline.Next(step.type(), step.round(), part), chains.stored(known), only);
        }
        // All files that are not written yet belong to one step again, which is split anew.
        var kept = chains.ofParts(execution, requests.load(execution).partsApartFrom(part));
        var joined = Chain.join(Stream.concat(Stream.of(known), kept.stream()).toList());
        return new Origin(new Pipeline.Next(step.type(), step.round()), chains.stored(joined), false);
    }

    private ExecutionView ended(Owner owner, ExecutionId id) {
        var execution = executions.get(owner, id);
        if (!execution.status().isTerminal()) {
            throw ExecutionConflictException.open(execution);
        }
        return execution;
    }

    private StepView step(Owner owner, ExecutionId execution, UUID id) {
        return steps.list(owner, execution).stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new StepNotFoundException(execution, id));
    }
}
