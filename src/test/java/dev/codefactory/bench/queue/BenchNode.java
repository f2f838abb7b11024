package dev.codefactory.bench.queue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.StartedService;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.queue.WorkHost;
import dev.codefactory.queue.WorkHosts;
import dev.codefactory.queue.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** One node of the whole service, used through its queue alone. */
final class BenchNode implements AutoCloseable {

    /** Of nobody but the bench. */
    static final Lane LANE = Lane.model("bench");

    private final String kind = "bench-" + UUID.randomUUID();
    private final BenchWork work = new BenchWork(kind);
    private final StartedService service;
    private final WorkQueue queue;
    private final TransactionTemplate transaction;

    BenchNode(String database, Map<String, ?> properties) {
        var all = new HashMap<String, Object>(Map.of(
                "codefactory.llm.provider", "practice",
                "codefactory.queue.max-concurrent-generations", 100_000,
                "codefactory.queue.max-running-per-owner", 100_000));
        all.putAll(properties);
        service = StartedService.startOn(database, all, Map.of("benchWork", work));
        queue = service.bean(WorkQueue.class);
        transaction = service.bean(TransactionTemplate.class);
    }

    BenchWork work() {
        return work;
    }

    StartedService service() {
        return service;
    }

    /** Hosts {@code h1}, {@code h2} … of the bench's lane; to be told again at least every 30 seconds. */
    void hosts(int number, int slots, int prefetch) {
        var hosts = IntStream.rangeClosed(1, number)
                .mapToObj(i -> new WorkHost("h" + i, slots, prefetch, Set.of(LANE)))
                .toList();
        service.bean(WorkHosts.class).declare(hosts);
    }

    /** Adds one piece that this node does. */
    UUID add(UUID owner) {
        return add(this, owner, 1).getFirst();
    }

    /** Adds that much, for the given node to do, in one transaction. */
    List<UUID> add(BenchNode doer, UUID owner, int number) {
        var ids =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(number).toList();
        inTransaction(() -> ids.forEach(id -> add(doer, id, owner, 0)));
        return ids;
    }

    /** To be called inside {@link #inTransaction}. */
    void add(BenchNode doer, UUID id, UUID owner, int waitsFor) {
        queue.add(new NewWork(id, doer.kind, LANE, owner, 5, Duration.ofMinutes(10), waitsFor));
    }

    void pause() {
        service.bean(QueueControl.class).pause();
    }

    void resume() {
        service.bean(QueueControl.class).resume();
    }

    void satisfied(Collection<UUID> ids) {
        queue.satisfied(ids);
    }

    void cancel(UUID id) {
        cancelAll(List.of(id));
    }

    void cancelAll(Collection<UUID> ids) {
        inTransaction(() -> queue.cancel(ids));
    }

    void inTransaction(Runnable body) {
        transaction.executeWithoutResult(_ -> body.run());
    }

    @Override
    public void close() {
        service.close();
    }
}
