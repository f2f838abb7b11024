package dev.codefactory.session.execution;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.TaskRef;
import dev.codefactory.session.TemplateUse;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.intake.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens executions that go on from an ended one in the same session: an end stays an end. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Successions {

    private final Executions executions;
    private final ExecutionRepository rows;
    private final Requests requests;
    private final ExecutionStates states;
    private final IdempotencyKeys keys;

    Successions(
            Executions executions,
            ExecutionRepository rows,
            Requests requests,
            ExecutionStates states,
            IdempotencyKeys keys) {
        this.executions = executions;
        this.rows = rows;
        this.requests = requests;
        this.states = states;
        this.keys = keys;
    }

    /** Opens an execution under the given id. */
    public interface Opening {
        ExecutionView open(ExecutionId next);
    }

    /**
     * Opens it, unless the key was used for the same before; then it is there already.
     *
     * @param what says what is asked for, and of what
     */
    public ExecutionView once(Owner owner, String what, @Nullable String key, Opening opening) {
        var next = ExecutionId.next();
        return keys.take(owner, key, Blobs.sha256(what), next)
                .map(earlier -> executions.get(owner, earlier))
                .orElseGet(() -> opening.open(next));
    }

    /**
     * @throws ExecutionNotFoundException when the owner has no such execution
     * @throws ExecutionConflictException when it has not ended, or is a replay: what would follow it was never recorded
     */
    public ExecutionView ended(Owner owner, ExecutionId id) {
        var execution = executions.get(owner, id);
        if (!execution.status().isTerminal()) {
            throw ExecutionConflictException.open(execution);
        }
        if (execution.replay()) {
            throw ExecutionConflictException.replay(execution);
        }
        return execution;
    }

    /**
     * As {@link #ended}, for something that is said once and then tried: nobody else may be trying at the same time.
     *
     * @throws ExecutionConflictException when it has not ended, or one that goes on from it has not
     */
    public ExecutionView endedAndLeft(Owner owner, ExecutionId id) {
        var execution = ended(owner, id);
        rows.holdSession(execution.sessionId());
        rows.openSuccessor(owner, id).ifPresent(next -> {
            throw ExecutionConflictException.open(next);
        });
        return execution;
    }

    /** The new one takes the place of the old one: its task is the new one's, and what waited for the old one waits for the new one. */
    public ExecutionView inPlaceOf(Owner owner, ExecutionView old, ExecutionId next, @Nullable Origin origin) {
        var opened = states.open(
                owner,
                succeeding(
                        old, next, origin, old.task(), rows.template(old.id()).orElse(null)));
        states.replace(old.id(), next);
        return opened;
    }

    /** The new one stands beside the old one. */
    public ExecutionView beside(Owner owner, ExecutionView old, ExecutionId next, Origin origin) {
        var template = rows.template(old.id()).map(TemplateUse::freely).orElse(null);
        return states.open(owner, succeeding(old, next, origin, null, template));
    }

    private NewExecution succeeding(
            ExecutionView old,
            ExecutionId next,
            @Nullable Origin origin,
            @Nullable TaskRef task,
            @Nullable TemplateUse template) {
        var submission =
                new Submission(requests.load(old.id()), old.relations().dependsOn(), old.priority(), task, template);
        return new NewExecution(next, old.sessionId(), submission, old.id(), origin, false, null);
    }
}
