package dev.codefactory.queue.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** What one owner has waiting in one lane, in the owner's order. */
final class Line {

    private static final int PRIORITIES = 10;

    private final String lane;
    private final UUID owner;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int[] byPriority = new int[PRIORITIES + 1];

    Line(String lane, UUID owner) {
        this.lane = lane;
        this.owner = owner;
    }

    String lane() {
        return lane;
    }

    UUID owner() {
        return owner;
    }

    void add(Waiting work) {
        waiting.add(work);
        byPriority[work.priority()]++;
    }

    Waiting head() {
        return waiting.element();
    }

    void removeHead() {
        byPriority[waiting.remove().priority()]--;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int highestPriority() {
        var priority = PRIORITIES;
        while (priority > 1 && byPriority[priority] == 0) {
            priority--;
        }
        return priority;
    }
}
