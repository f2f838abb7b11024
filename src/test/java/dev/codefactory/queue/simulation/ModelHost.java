package dev.codefactory.queue.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model server: so many calls at once, the others in line; for another model it waits until it is idle, and then loads. */
final class ModelHost {

    private final int slots;
    private final double loadSeconds;
    private final VirtualTime time;
    private final Deque<Call> queued = new ArrayDeque<>();
    private final Set<Call> running = new LinkedHashSet<>();
    private @Nullable String loaded;
    private boolean loading;
    private boolean up = true;
    private int starts;
    private int swaps;

    ModelHost(int slots, double loadSeconds, VirtualTime time) {
        this.slots = slots;
        this.loadSeconds = loadSeconds;
        this.time = time;
    }

    /** One call and what is told of it: that it began, and then, unless it is dropped, that it was answered or failed. */
    record Call(String model, double seconds, Runnable began, Runnable answered, Runnable failed) {}

    void send(Call call) {
        if (up) {
            queued.add(call);
            work();
        } else {
            time.in(0.1, call.failed());
        }
    }

    void drop(Call call) {
        if (queued.remove(call) || running.remove(call)) {
            work();
        }
    }

    void crash() {
        up = false;
        loading = false;
        loaded = null;
        starts++;
        var lost = new ArrayList<>(running);
        lost.addAll(queued);
        running.clear();
        queued.clear();
        lost.forEach(call -> call.failed().run());
    }

    void restart() {
        up = true;
    }

    /** How often it threw one model out for another. */
    int swaps() {
        return swaps;
    }

    private void work() {
        while (!loading && !queued.isEmpty() && running.size() < slots) {
            var next = queued.element();
            if (next.model().equals(loaded)) {
                begin(queued.remove());
            } else if (running.isEmpty()) {
                load(next.model());
            } else {
                return;
            }
        }
    }

    private void begin(Call call) {
        running.add(call);
        call.began().run();
        time.in(call.seconds(), () -> {
            if (running.remove(call)) {
                work();
                call.answered().run();
            }
        });
    }

    private void load(String model) {
        swaps += loaded == null ? 0 : 1;
        loaded = model;
        loading = true;
        var started = starts;
        time.in(loadSeconds, () -> {
            if (started == starts) {
                loading = false;
                work();
            }
        });
    }
}
