package dev.codefactory.session.event;

import dev.codefactory.session.ExecutionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * One execution that somebody on this node watches: its last events, loaded once for all readers, and the signal that there is news.
 * Readers pull with a place of their own, so that none can hold up another.
 */
final class Watch {

    /** How many events are kept; a reader that is further behind reads the table. */
    static final int TAIL = 512;

    private final ExecutionId execution;
    private final EventRows rows;
    private final ReentrantLock loading = new ReentrantLock();

    /** The last events without a gap. */
    private volatile List<EventView> tail = List.of();

    private final AtomicLong changes = new AtomicLong(1);

    /** How many of the changes the tail knows; set when it has been loaded, so that no reader takes the old one for the new. */
    private volatile long loaded;

    private volatile boolean closed;
    private final AtomicReference<CompletableFuture<Void>> news = new AtomicReference<>(new CompletableFuture<>());

    Watch(ExecutionId execution, EventRows rows) {
        this.execution = execution;
        this.rows = rows;
    }

    ExecutionId execution() {
        return execution;
    }

    /** The next news from now on; take it before looking, so that nothing falls in between. */
    CompletableFuture<Void> news() {
        return news.get();
    }

    /** Waits for the news, but no longer than the given time. */
    static void await(CompletableFuture<Void> news, long nanos) throws InterruptedException {
        try {
            news.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // then the reader looks once more and finds its time up
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Up to {@code limit} events behind the given number, in order. */
    List<EventView> after(long sequence, int limit) {
        refresh();
        var kept = tail;
        if (kept.isEmpty() || kept.getLast().sequence() <= sequence) {
            return List.of();
        }
        var first = kept.getFirst().sequence();
        if (first > sequence + 1) {
            return rows.after(execution, sequence, limit);
        }
        var from = (int) (sequence + 1 - first);
        return kept.subList(from, Math.min(kept.size(), from + limit));
    }

    /** Whether nothing more will come to a reader that has seen everything up to the given number. */
    boolean isOver(long sequence) {
        var kept = tail;
        return closed
                || (!kept.isEmpty() && kept.getLast().isEnd() && kept.getLast().sequence() <= sequence);
    }

    /** Waits until the execution has ended or this watch is closed, but no longer than the given time. */
    void awaitEnd(Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var change = news();
            refresh();
            var left = deadline - System.nanoTime();
            if (isOver(Long.MAX_VALUE) || left <= 0) {
                return;
            }
            await(change, left);
        }
    }

    /** There are, or may be, new events. */
    void changed() {
        changes.incrementAndGet();
        wake();
    }

    /** As {@link #changed}, when the table has a later event than this watch. */
    void changedTo(long sequence) {
        if (tail.isEmpty() || tail.getLast().sequence() < sequence) {
            changed();
        }
    }

    /** Wakes all readers. */
    void wake() {
        news.getAndSet(new CompletableFuture<>()).complete(null);
    }

    /** Sends all readers home. */
    void close() {
        closed = true;
        wake();
    }

    private void refresh() {
        if (loaded == changes.get()) {
            return;
        }
        loading.lock();
        try {
            var known = changes.get(); // before the query: what comes during it is loaded by the next reader
            if (loaded < known) {
                load();
                loaded = known;
            }
        } finally {
            loading.unlock();
        }
    }

    private void load() {
        var last = tail.isEmpty() ? 0 : tail.getLast().sequence();
        var fresh = rows.latest(execution, last, TAIL);
        if (!fresh.isEmpty()) {
            var continues = fresh.getFirst().sequence() == last + 1;
            var all = continues ? Stream.concat(tail.stream(), fresh.stream()).toList() : fresh;
            tail = List.copyOf(all.subList(Math.max(0, all.size() - TAIL), all.size()));
        }
    }
}
