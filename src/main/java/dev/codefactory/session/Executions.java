package dev.codefactory.session;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.session.ExecutionRepository.Filter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an owner can see and do of executions. */
@Service
public class Executions {

    /** How long a waiting reader trusts the signals of this node before it looks for changes of others. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ExecutionRepository executions;
    private final StepRepository steps;
    private final StepChain chain;
    private final ExecutionSignals signals;
    private final Clock clock;

    Executions(
            ExecutionRepository executions,
            StepRepository steps,
            StepChain chain,
            ExecutionSignals signals,
            Clock clock) {
        this.executions = executions;
        this.steps = steps;
        this.chain = chain;
        this.signals = signals;
        this.clock = clock;
    }

    /** @throws ExecutionNotFoundException when the owner has no such execution */
    public ExecutionView get(Owner owner, ExecutionId id) {
        return executions.find(owner, id).orElseThrow(() -> new ExecutionNotFoundException(id));
    }

    /**
     * The execution once it has ended, or as it stands when the time is up.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public ExecutionView await(Owner owner, ExecutionId id, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var change = signals.next(id);
            var execution = get(owner, id);
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (execution.status().isTerminal() || left.isNegative()) {
                return execution;
            }
            ExecutionSignals.await(change, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    /**
     * Up to {@code limit} executions and one more when there are more, newest first.
     *
     * @param after continue behind this execution, or null to begin with the newest
     */
    public List<ExecutionView> list(
            Owner owner,
            @Nullable ExecutionStatus status,
            @Nullable String templateType,
            @Nullable UUID after,
            int limit) {
        return executions.list(owner, new Filter(status, templateType, after, limit));
    }

    public List<StepView> steps(Owner owner, ExecutionId id) {
        get(owner, id);
        return steps.list(owner, id);
    }

    public List<FileView> files(Owner owner, ExecutionId id) {
        get(owner, id);
        return steps.files(owner, id);
    }

    /** The content of the given files, which must have come from {@link #files}. */
    public FileTree contents(List<FileView> files) {
        return steps.contents(files);
    }

    /** The content of one file of the tree that stands. */
    public Optional<FileView> file(Owner owner, ExecutionId id, String path) {
        return files(owner, id).stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst();
    }

    /**
     * Cancels an execution that has not ended: what waits is dropped, what runs is interrupted, what is there already is kept.
     *
     * @throws ExecutionConflictException when it has ended
     */
    @Transactional
    public ExecutionView cancel(Owner owner, ExecutionId id) {
        get(owner, id);
        // Work first, then the execution: the order in which a step's commit takes its locks.
        chain.cancelOpen(id);
        var now = Instant.now(clock);
        if (!executions.end(id, ExecutionStatus.CANCELLED, null, null, now)) {
            throw new ExecutionConflictException(id, get(owner, id).status());
        }
        // A step that ended meanwhile may have added its successor; now that the execution's row is locked, none can
        // any more.
        chain.cancelOpen(id);
        steps.open(id).forEach(step -> steps.close(step, StepStatus.CANCELLED, "cancelled by its owner", null, now));
        chain.event(id, "end", Map.of("status", ExecutionStatus.CANCELLED.id()));
        return get(owner, id);
    }
}
