package dev.codefactory.queue.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a simulation measures, from a moment on at which the cluster has warmed up. */
final class Measurements {

    private final double from;
    private final Map<UUID, Double> arrivals = new HashMap<>();
    private final List<Double> waits = new ArrayList<>();
    private final Map<UUID, Double> begun = new HashMap<>();
    private double useful;
    private double offered;
    private int repeated;
    private int passes;
    private long passNanos;

    Measurements(double from) {
        this.from = from;
    }

    void arrived(Piece piece, double now) {
        arrivals.put(piece.id(), now);
        offered += now >= from ? piece.seconds() : 0;
    }

    /** Its model call began to be answered; only the first time counts. */
    void began(Piece piece, double now) {
        begun.put(piece.id(), now);
        var arrived = arrivals.remove(piece.id());
        if (arrived != null && arrived >= from) {
            waits.add(now - arrived);
        }
    }

    /** Only what was worked on after the start of the measurement counts. */
    void done(Piece piece, double now) {
        begun.remove(piece.id());
        useful += Math.max(0, Math.min(piece.seconds(), now - from));
    }

    /** What of a call's time lies behind now and after the start of the measurement. */
    double underWay(Piece piece, double now) {
        var since = begun.getOrDefault(piece.id(), now);
        return now - Math.max(since, from);
    }

    void repeated(Piece piece) {
        begun.remove(piece.id());
        repeated++;
    }

    void pass(Runnable run) {
        var start = System.nanoTime();
        run.run();
        passNanos += System.nanoTime() - start;
        passes++;
    }

    int passes() {
        return passes;
    }

    double millisPerPass() {
        return passNanos / 1e6 / Math.max(1, passes);
    }

    /** Seconds of slots that were spent on what was brought to an end. */
    double usefulSeconds() {
        return useful;
    }

    /** Seconds of slots that what came asks for. */
    double offeredSeconds() {
        return offered;
    }

    int repeats() {
        return repeated;
    }

    double waitQuantile(double share) {
        if (waits.isEmpty()) {
            return 0;
        }
        var sorted = waits.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
