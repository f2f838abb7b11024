package dev.codefactory.bench.queue;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How long it takes until work begins, and until work that was cancelled stops. */
final class Latency {

    private static final int STARTS = 200;
    private static final int CANCELS = 20;

    private Latency() {}

    /** Milliseconds from adding work on one node to its begin on the other (or the same), at about ten a second: the 99th of a hundred. */
    static double startP99(BenchNode adds, BenchNode does) throws InterruptedException {
        adds.hosts(Makespan.HOSTS, Makespan.SLOTS, Makespan.PREFETCH);
        var begun = new LinkedBlockingQueue<Long>();
        does.work().does(_ -> begun.add(System.nanoTime()), _ -> {});
        var millis = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            var added = System.nanoTime();
            adds.add(does, UUID.randomUUID(), 1);
            var start = begun.poll(30, TimeUnit.SECONDS);
            if (start == null) {
                throw new IllegalStateException("work never began");
            }
            millis.add((start - added) / 1e6);
            TimeUnit.MILLISECONDS.sleep(100 - (i % 7) * 10L);
        }
        millis.sort(null);
        return millis.get((int) Math.ceil(STARTS * 0.99) - 1);
    }

    /** Milliseconds from asking one node to cancel to the interrupt of what runs on the other: the longest of all. */
    static double cancelMax(BenchNode cancels, BenchNode does) throws InterruptedException {
        cancels.hosts(Makespan.HOSTS, Makespan.SLOTS, Makespan.PREFETCH);
        var longest = 0.0;
        for (int i = 0; i < CANCELS; i++) {
            var begun = new CountDownLatch(1);
            var stopped = new LinkedBlockingQueue<Long>();
            does.work()
                    .does(
                            _ -> {
                                begun.countDown();
                                try {
                                    TimeUnit.MINUTES.sleep(5);
                                } finally {
                                    stopped.add(System.nanoTime());
                                }
                            },
                            _ -> {});
            var id = cancels.add(does, UUID.randomUUID(), 1).getFirst();
            begun.await();
            var asked = System.nanoTime();
            cancels.cancel(id);
            var end = stopped.poll(30, TimeUnit.SECONDS);
            longest = Math.max(longest, end == null ? Double.MAX_VALUE : (end - asked) / 1e6);
        }
        return longest;
    }

    /** Step times until one owner's first piece begins while another has 10,000 waiting: the longest of several newcomers. */
    static double newcomerStepTimes(BenchNode node) throws InterruptedException {
        var step = Duration.ofMillis(500);
        var model = new ModelSlots(Makespan.SLOTS);
        var first = new LinkedBlockingQueue<Long>();
        var newcomers = ConcurrentHashMap.<UUID>newKeySet();
        node.hosts(Makespan.HOSTS, Makespan.SLOTS, Makespan.PREFETCH);
        node.work()
                .does(
                        attempt -> model.call(attempt.host(), step, () -> {
                            if (newcomers.contains(attempt.id())) {
                                first.add(System.nanoTime());
                            }
                        }),
                        _ -> {});
        var crowd = node.add(node, UUID.randomUUID(), 10_000);
        var longest = 0.0;
        for (int i = 0; i < 5; i++) {
            node.hosts(Makespan.HOSTS, Makespan.SLOTS, Makespan.PREFETCH);
            TimeUnit.MILLISECONDS.sleep(1_100);
            var asked = System.nanoTime();
            var id = UuidCreator.getTimeOrderedEpoch();
            newcomers.add(id);
            node.inTransaction(() -> node.add(node, id, UUID.randomUUID(), 0));
            var begun = first.poll(60, TimeUnit.SECONDS);
            longest = Math.max(longest, begun == null ? Double.MAX_VALUE : (begun - asked) / (double) step.toNanos());
        }
        node.cancelAll(crowd);
        return longest;
    }
}
