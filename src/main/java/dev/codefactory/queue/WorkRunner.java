package dev.codefactory.queue;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.codefactory.queue.WorkRepository.Claim;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does one piece of admitted work: (a) a short transaction begins the attempt, (b) the handler runs without a connection, (c) one
 * transaction commits what came of it, but only if the attempt still owns the work.
 */
@Component
class WorkRunner {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("work");

    private static final int COMMIT_TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(WorkRunner.class);

    private final WorkRepository work;
    private final Admission admission;
    private final RunningWork running;
    private final QueueProperties properties;
    private final TransactionTemplate transaction;
    private final ObjectProvider<WorkHandler> handlers;

    WorkRunner(
            WorkRepository work,
            Admission admission,
            RunningWork running,
            QueueProperties properties,
            TransactionTemplate transaction,
            ObjectProvider<WorkHandler> handlers) {
        this.work = work;
        this.admission = admission;
        this.running = running;
        this.properties = properties;
        this.transaction = transaction;
        this.handlers = handlers;
    }

    void run(UUID id) {
        var claimed = work.claim(id);
        if (claimed.isEmpty()) {
            return; // done, cancelled or put back meanwhile
        }
        var claim = claimed.get();
        var handler = handlers().get(claim.kind());
        if (handler == null) {
            throw new IllegalStateException("no handler for work of kind " + claim.kind());
        }
        if (claim.attempt() > properties.maxAttempts()) {
            park(handler, claim, "it was begun %d times and never ended".formatted(claim.attempt() - 1));
            return;
        }
        try {
            commitPatiently(claim, running.run(id, () -> handler.run(id, claim.attempt())));
        } catch (InterruptedException e) {
            interrupted(claim);
        } catch (RuntimeException e) {
            log.error("attempt {} of work {} failed unexpectedly", claim.attempt(), id, e);
            fail(handler, claim);
        }
    }

    private Map<String, WorkHandler> handlers() {
        return handlers.stream().collect(Collectors.toMap(WorkHandler::kind, Function.identity()));
    }

    /** A deadlock or a lost connection must not cost the result of a model call that took minutes. */
    private void commitPatiently(Claim claim, WorkOutcome outcome) {
        for (int tries = 1; ; tries++) {
            try {
                commit(claim, outcome);
                return;
            } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
                if (tries == COMMIT_TRIES) {
                    throw e;
                }
                log.warn(
                        "commit of work {} failed and is tried again: {}",
                        claim.id(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private void commit(Claim claim, WorkOutcome outcome) {
        var owned = transaction.execute(_ -> {
            var moved = switch (outcome) {
                case WorkOutcome.Done _ -> work.finish(claim);
                case WorkOutcome.Later(var delay, var _) -> work.putBack(claim, delay, 0);
            };
            if (moved) {
                outcome.commit().run();
                admission.fillAtCommit();
            }
            return moved;
        });
        if (!Boolean.TRUE.equals(owned)) {
            log.info("attempt {} of work {} no longer owns it; its result is dropped", claim.attempt(), claim.id());
        }
    }

    /** A cancelled row is left as it is; otherwise the node shuts down and the work goes back as if it had not been begun. */
    private void interrupted(Claim claim) {
        transaction.executeWithoutResult(_ -> {
            work.handBack(claim);
            admission.fillAtCommit();
        });
    }

    private void fail(WorkHandler handler, Claim claim) {
        if (claim.failures() + 1 >= properties.maxAttempts()) {
            park(handler, claim, "it failed unexpectedly %d times".formatted(claim.failures() + 1));
            return;
        }
        var delay = properties.backoff().multipliedBy(1L << claim.failures());
        transaction.executeWithoutResult(_ -> {
            work.putBack(claim, delay, 1);
            admission.fillAtCommit();
        });
    }

    private void park(WorkHandler handler, Claim claim, String reason) {
        transaction.executeWithoutResult(_ -> {
            if (work.park(claim)) {
                handler.parked(claim.id(), reason);
                admission.fillAtCommit();
            }
        });
    }
}
