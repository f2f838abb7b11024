package dev.codefactory.queue;

import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.cluster.Node;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to it that what is let in begins. Model calls that this node knows how to make are claimed for it in the statement that lets them
 * in, which spares each a statement and a version of its row. The rest is left to whichever node has a free slot and looks first.
 */
@Component
class Handout {

    private final Node node;
    private final ObjectProvider<WorkHandler> handlers;
    private final RunningWork running;
    private final Wake wake;
    private volatile @Nullable Consumer<Claim> beginner;

    Handout(Node node, ObjectProvider<WorkHandler> handlers, RunningWork running, Wake wake) {
        this.node = node;
        this.handlers = handlers;
        this.running = running;
        this.wake = wake;
    }

    /** Claims for this node from now on. */
    void open(Consumer<Claim> newBeginner) {
        beginner = newBeginner;
    }

    /** Claims nothing for this node from now on. */
    void close() {
        beginner = null;
    }

    String node() {
        return node.name();
    }

    /** Which kinds of work to claim for this node; none while it takes nothing. */
    Set<String> kinds() {
        return beginner == null
                ? Set.of()
                : handlers.stream().map(WorkHandler::kind).collect(Collectors.toSet());
    }

    /**
     * Begins what was claimed and calls for nodes to claim the rest, once the current transaction has committed. If this node never hears
     * whether it has, what it holds by its rows but not in its hands is put back some seconds later.
     *
     * @param claimed what was claimed for this node
     * @param rest how much was let in besides
     */
    void afterCommit(List<Claim> claimed, int rest) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                claimed.forEach(Handout.this::begin);
                if (rest > 0) {
                    wake.everybody();
                }
            }
        });
    }

    private void begin(Claim claim) {
        var ready = beginner;
        if (ready == null) {
            return; // it began to drain meanwhile; what it has by its rows alone is put back when it has left
        }
        running.hold(claim.id(), claim.isLocal());
        ready.accept(claim);
    }
}
