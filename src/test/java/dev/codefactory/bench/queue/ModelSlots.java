package dev.codefactory.bench.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Model hosts that answer so many calls at once and let the rest wait, as Ollama does. */
final class ModelSlots {

    private final int slotsPerHost;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    ModelSlots(int slotsPerHost) {
        this.slotsPerHost = slotsPerHost;
    }

    /** Takes as long as a call does that waits for a slot of the host and then is answered for so long. */
    void call(String host, Duration answering, Runnable begins) throws InterruptedException {
        var slots = hosts.computeIfAbsent(host, _ -> new Semaphore(slotsPerHost, true));
        slots.acquire();
        try {
            begins.run();
            TimeUnit.NANOSECONDS.sleep(answering.toNanos());
        } finally {
            slots.release();
        }
    }
}
