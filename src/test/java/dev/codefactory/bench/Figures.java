package dev.codefactory.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a bench measured, in the order it was measured, and the bounds its figures must keep. */
public final class Figures {

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Double> floors = new LinkedHashMap<>();
    private final Map<String, String> missed = new LinkedHashMap<>();

    /** A figure nobody holds to anything. */
    public Figures put(String key, double value) {
        values.put(key, value);
        return this;
    }

    /** A figure that must not fall under its floor. */
    public Figures atLeast(String key, double value, double floor) {
        return bounded(key, value, floor, value >= floor);
    }

    /** A figure that must not rise over its bound. */
    public Figures atMost(String key, double value, double bound) {
        return bounded(key, value, bound, value <= bound);
    }

    Map<String, Double> values() {
        return values;
    }

    Map<String, Double> floors() {
        return floors;
    }

    /** Each figure outside its bound, with a sentence that says so. */
    Map<String, String> missed() {
        return missed;
    }

    private Figures bounded(String key, double value, double bound, boolean kept) {
        put(key, value);
        floors.put(key, bound);
        if (!kept) {
            missed.put(key, "%s is %s, its bound is %s".formatted(key, value, bound));
        }
        return this;
    }
}
