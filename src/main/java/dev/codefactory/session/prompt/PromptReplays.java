package dev.codefactory.session.prompt;

import dev.codefactory.access.Owner;
import dev.codefactory.prompt.TrialRuns;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Requests;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits what was asked for before once more, for a trial: once with each of its two versions, so that like is compared with like. */
@Service
public class PromptReplays {

    /** What people wait for comes first. */
    private static final int LAST = 1;

    private final Sessions sessions;
    private final Executions executions;
    private final Requests requests;
    private final TrialRuns trials;

    PromptReplays(Sessions sessions, Executions executions, Requests requests, TrialRuns trials) {
        this.sessions = sessions;
        this.executions = executions;
        this.requests = requests;
        this.trials = trials;
    }

    /**
     * One execution that was submitted again.
     *
     * @param of the one it repeats
     */
    public record Replay(ExecutionId of, ExecutionId champion, ExecutionId challenger) {}

    /**
     * Submits all of them or none.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     * @throws ExecutionConflictException when one has not ended
     */
    @Transactional
    public List<Replay> submit(Owner owner, UUID trial, List<ExecutionId> past) {
        return past.stream()
                .distinct()
                .map(id -> executions.get(owner, id))
                .map(old -> new Replay(old.id(), submit(owner, trial, old, false), submit(owner, trial, old, true)))
                .toList();
    }

    private ExecutionId submit(Owner owner, UUID trial, ExecutionView old, boolean challenger) {
        if (!old.status().isTerminal()) {
            throw ExecutionConflictException.open(old);
        }
        if (old.replay()) {
            throw ExecutionConflictException.replay(old);
        }
        var submission = new Submission(requests.load(old.id()), old.relations().dependsOn(), LAST, null);
        var id = sessions.submit(owner, submission, null).id();
        trials.assign(trial, id.value(), challenger);
        return id;
    }
}
