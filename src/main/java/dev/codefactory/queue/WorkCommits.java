package dev.codefactory.queue;

import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.cluster.Node;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends attempts: each end is one transaction, fenced by the attempt's number. */
@Component
class WorkCommits {

    private static final Logger log = LoggerFactory.getLogger(WorkCommits.class);

    /** A restart of the database must cost neither the result of a model call that took minutes nor the word that there is none. */
    private static final RetryPolicy PATIENCE = RetryPolicy.builder()
            .includes(
                    TransientDataAccessException.class,
                    DataAccessResourceFailureException.class,
                    TransactionException.class)
            .maxRetries(15)
            .delay(Duration.ofMillis(50))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .build();

    private final WorkRepository work;
    private final Admission admission;
    private final QueueProperties properties;
    private final TransactionTemplate transaction;
    private final Node self;
    private final RetryTemplate patiently = new RetryTemplate(PATIENCE);

    WorkCommits(
            WorkRepository work,
            Admission admission,
            QueueProperties properties,
            TransactionTemplate transaction,
            Node self) {
        this.work = work;
        this.admission = admission;
        this.properties = properties;
        this.transaction = transaction;
        this.self = self;
    }

    /** Moves the work and writes what came of it, in one transaction, or drops it if the attempt no longer owns the work. */
    void commit(Claim claim, WorkOutcome outcome) {
        patiently(claim, () -> commitOnce(claim, outcome));
    }

    private void commitOnce(Claim claim, WorkOutcome outcome) {
        var owned = transaction.execute(_ -> {
            var moved = switch (outcome) {
                case WorkOutcome.Done _ -> work.finish(claim);
                case WorkOutcome.Later(var delay, var elsewhere, var _) ->
                    work.putBack(claim, delay, 0, elsewhere ? claim.host() : null);
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
    void handBack(Claim claim) {
        patiently(
                claim,
                () -> transaction.executeWithoutResult(_ -> {
                    work.handBack(claim, self.name());
                    admission.fillAtCommit();
                }));
    }

    /** An attempt that failed in a way nobody foresaw is made again after a while, but not for ever. */
    void fail(WorkHandler handler, Claim claim) {
        patiently(claim, () -> failOnce(handler, claim));
    }

    private void failOnce(WorkHandler handler, Claim claim) {
        var failures = claim.failures() + 1;
        transaction.executeWithoutResult(_ -> {
            if (failures < properties.maxAttempts()) {
                work.putBack(claim, properties.backoff().multipliedBy(1L << claim.failures()), 1, null);
            } else if (work.park(claim)) {
                handler.parked(claim.id(), "it failed unexpectedly %d times".formatted(failures));
            }
            admission.fillAtCommit();
        });
    }

    private void patiently(Claim claim, Runnable end) {
        try {
            patiently.execute(() -> {
                end.run();
                return claim;
            });
        } catch (RetryException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }
}
