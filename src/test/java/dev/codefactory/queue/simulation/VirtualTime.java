package dev.codefactory.queue.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one thing that happens to the next. */
final class VirtualTime {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
    private double now;
    private long events;

    private record Event(double at, long number, Runnable what) {}

    void in(double seconds, Runnable what) {
        agenda.add(new Event(now + seconds, events++, what));
    }

    /** Lets the next thing happen; false when there is none up to then. */
    boolean step(double until) {
        var next = agenda.peek();
        if (next == null || next.at() > until) {
            return false;
        }
        agenda.remove();
        now = next.at();
        next.what().run();
        return true;
    }

    /** Seconds since the start. */
    double now() {
        return now;
    }

    Instant instant() {
        return START.plus(Duration.ofNanos(Math.round(now * 1e9)));
    }
}
