package dev.codefactory.queue;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.codefactory.queue.RunningWork.TimedOutException;
import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.cluster.Node;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Does one piece of admitted work: (a) a short transaction begins the attempt, (b) the handler runs without a connection, (c) one
 * transaction commits what came of it, but only if the attempt still owns the work.
 */
@Component
class WorkRunner {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("work");

    private static final Logger log = LoggerFactory.getLogger(WorkRunner.class);

    private final WorkRepository work;
    private final WorkCommits commits;
    private final RunningWork running;
    private final Node node;
    private final ObjectProvider<WorkHandler> handlers;

    WorkRunner(
            WorkRepository work,
            WorkCommits commits,
            RunningWork running,
            Node node,
            ObjectProvider<WorkHandler> handlers) {
        this.work = work;
        this.commits = commits;
        this.running = running;
        this.node = node;
        this.handlers = handlers;
    }

    /** What the engine runs: the work and which of its admissions is meant, so that an execution that was left over does nothing. */
    record Ticket(UUID id, int admission) {

        /** The id of the engine's execution. */
        @Override
        public String toString() {
            return id + "/" + admission;
        }

        static Ticket of(String text) {
            var slash = text.indexOf('/');
            return new Ticket(UUID.fromString(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }
    }

    void run(Ticket ticket) {
        running.hold(
                ticket.id(),
                () -> work.claim(ticket.id(), ticket.admission(), node.name()).ifPresent(this::run));
    }

    private void run(Claim claim) {
        var handler = handlers().get(claim.kind());
        if (handler == null) {
            // A newer version wrote it.
            log.warn("no handler for work of kind {}; it is left to other nodes", claim.kind());
            commits.leaveToOthers(claim);
            return;
        }
        try {
            var timeout = Duration.ofSeconds(claim.timeoutSeconds());
            commits.commit(claim, running.run(claim.id(), timeout, () -> handler.run(claim.toAttempt())));
        } catch (TimedOutException _) {
            commits.commit(claim, handler.timedOut(claim.toAttempt()));
        } catch (InterruptedException _) {
            commits.handBack(claim);
        } catch (RuntimeException e) {
            log.error("attempt {} of work {} failed unexpectedly", claim.attempt(), claim.id(), e);
            commits.fail(handler, claim);
        }
    }

    private Map<String, WorkHandler> handlers() {
        return handlers.stream().collect(Collectors.toMap(WorkHandler::kind, Function.identity()));
    }
}
