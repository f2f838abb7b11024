package dev.codefactory.session.event;

import static java.util.stream.Collectors.toMap;

import dev.codefactory.session.ExecutionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The events of one execution in memory, which counts how often it is asked. */
final class ScriptedRows implements EventRows {

    final ExecutionId execution = ExecutionId.next();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger pages = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean broken;
    volatile CountDownLatch slow = new CountDownLatch(0);
    volatile boolean deleted;

    private final List<EventView> events = new CopyOnWriteArrayList<>();

    void add(int count) {
        for (int i = 0; i < count; i++) {
            add("stage");
        }
    }

    void add(String type) {
        events.add(new EventView(events.size() + 1L, type, "{}", Instant.EPOCH));
    }

    @Override
    public List<EventView> after(ExecutionId id, long sequence, int limit) {
        pages.incrementAndGet();
        return events.stream()
                .filter(event -> event.sequence() > sequence)
                .limit(limit)
                .toList();
    }

    @Override
    public List<EventView> latest(ExecutionId id, long sequence, int limit) {
        loads.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (broken) {
            throw new IllegalStateException("planted");
        }
        var all = events.stream().filter(event -> event.sequence() > sequence).toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public Map<ExecutionId, Long> lastNumbers(Collection<ExecutionId> executions) {
        looks.incrementAndGet();
        return deleted
                ? Map.of()
                : executions.stream()
                        .collect(toMap(Function.identity(), id -> id.equals(execution) ? (long) events.size() : 0L));
    }
}
