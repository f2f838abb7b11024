package dev.codefactory.model.pull;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.llm.registry.ModelPuller;
import dev.codefactory.llm.registry.ModelPuller.Target;
import dev.codefactory.model.pull.Pull.Status;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Has models pulled, tells how far they are, and cancels them. */
@Service
public class Pulls {

    private static final int PRIORITY = 5;

    private final PullStore store;
    private final ModelPuller puller;
    private final WorkQueue queue;
    private final TransactionTemplate transaction;
    private final PullProperties properties;

    Pulls(
            PullStore store,
            ModelPuller puller,
            WorkQueue queue,
            TransactionTemplate transaction,
            PullProperties properties) {
        this.store = store;
        this.puller = puller;
        this.queue = queue;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Lets a host fetch a model, unless that is under way.
     *
     * @param host the id of the host, or null for the first that answers
     * @return the pull, new or under way
     */
    public Pull start(Owner owner, String model, @Nullable String host) {
        return switch (puller.target(model, host)) {
            case Target.UnknownHost(var known) -> throw new PullException.UnknownHost(known);
            case Target.SelfServed _ -> throw new PullException.SelfServed();
            case Target.Refused _ -> throw new PullException.Remote();
            case Target.At(var id, var name) -> get(order(owner, id, name));
        };
    }

    private UUID order(Owner owner, String host, String model) {
        var work = UuidCreator.getTimeOrderedEpoch();
        return transaction.execute(_ -> {
            var id = store.order(work, host, model);
            if (id.equals(work)) {
                queue.add(
                        new NewWork(work, PullWork.KIND, Lane.TRANSFER, owner.id(), PRIORITY, properties.timeout(), 0));
            }
            return id;
        });
    }

    /** What is there of it. */
    public Pull get(UUID id) {
        return store.find(id).orElseThrow(PullException.NotFound::new);
    }

    /**
     * Newest first.
     *
     * @param statuses those to list; all when empty
     * @param after the last of the page before, or null
     */
    public List<Pull> list(Set<Status> statuses, @Nullable UUID after, int limit) {
        return store.list(statuses, after, limit);
    }

    /** Breaks it off, unless it has ended; what the host has fetched stays there for the next time. */
    @Transactional
    public Pull cancel(UUID id) {
        var known = get(id);
        // The work first, as ends of work do, so that neither waits for the other.
        queue.cancel(List.of(known.id()));
        store.cancel(id);
        return get(id);
    }
}
