package dev.codefactory.faults;

import dev.codefactory.faults.Boundary.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread's way through its transactions, up to the boundary where it is to die, if it is. */
final class Life {

    private static final ThreadLocal<Life> OF_THREAD = new ThreadLocal<>();

    private final String name;
    private final @Nullable Boundary last;
    private final List<Boundary> reached = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private int transaction = 1;
    private boolean dead;

    Life(String name, @Nullable Boundary last) {
        this.name = name;
        this.last = last;
    }

    /** The life this thread leads, or null when nobody watches it. */
    static @Nullable Life ofThisThread() {
        return OF_THREAD.get();
    }

    /** Everything this thread does from here on is this life's. */
    void begin() {
        OF_THREAD.set(this);
    }

    void end() {
        OF_THREAD.remove();
        Thread.interrupted();
    }

    synchronized List<Boundary> reached() {
        return List.copyOf(reached);
    }

    synchronized boolean hasDied(Boundary at) {
        return dead && at.equals(last);
    }

    void beforeStatement(String sql) {
        reach(Moment.BEFORE_STATEMENT, sql);
    }

    void beforeCommit() {
        reach(Moment.BEFORE_COMMIT, "commit");
    }

    void afterCommit(String what) {
        reach(Moment.AFTER_COMMIT, what);
        nextTransaction();
    }

    void nextTransaction() {
        transaction++;
        occurrences.clear();
    }

    /** The dead do nothing, and wait for nothing either. */
    synchronized void mustLive() {
        if (dead) {
            Thread.currentThread().interrupt();
            throw new Crash("dead since " + last);
        }
    }

    private synchronized void reach(Moment moment, String sql) {
        mustLive();
        var here = Boundary.of(name, transaction, moment, sql, occurrences.merge(moment + sql, 1, Integer::sum));
        reached.add(here);
        if (here.equals(last)) {
            dead = true;
            Thread.currentThread().interrupt();
            throw new Crash("died at " + here);
        }
    }
}
