package dev.codefactory.queue;

import static java.util.Objects.requireNonNull;

import dev.codefactory.queue.RunningWork.TimedOutException;
import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.cluster.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** How much is picked up in one statement; enough that a batch costs little more than one piece. */
    private static final int AT_ONCE = 200;

    private static final Logger log = LoggerFactory.getLogger(WorkRunner.class);

    private final WorkRepository work;
    private final WorkCommits commits;
    private final RunningWork running;
    private final Node node;
    private final Wake wake;
    private final ObjectProvider<WorkHandler> handlers;

    WorkRunner(
            WorkRepository work,
            WorkCommits commits,
            RunningWork running,
            Node node,
            Wake wake,
            ObjectProvider<WorkHandler> handlers) {
        this.work = work;
        this.commits = commits;
        this.running = running;
        this.node = node;
        this.wake = wake;
        this.handlers = handlers;
    }

    /** Begins attempts at what was let in: of local work no more than this node has slots, of other work all there is. */
    List<Claim> claim() {
        var kinds = handlers().keySet();
        var claims = new ArrayList<Claim>();
        claims.addAll(work.claim(node.name(), kinds, false, AT_ONCE));
        var localRoom = node.localSlots() - running.local();
        if (localRoom > 0) {
            claims.addAll(work.claim(node.name(), kinds, true, localRoom));
        }
        claims.forEach(claim -> running.hold(claim.id(), claim.isLocal()));
        return claims;
    }

    void run(Claim claim) {
        try {
            attempt(claim);
        } finally {
            running.release(claim.id());
            if (claim.isLocal()) {
                wake.picker(); // there is room again
            }
        }
    }

    private void attempt(Claim claim) {
        var handler = requireNonNull(handlers().get(claim.kind()), claim.kind());
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
