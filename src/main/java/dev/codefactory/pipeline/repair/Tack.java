package dev.codefactory.pipeline.repair;

import java.util.Map;

/** How a model is asked in a round: as usual, or in another way because the rounds before led nowhere. */
public enum Tack {
    STEADY(Map.of()),
    /** More freely, and told to think of something else. */
    FRESH(Map.of("temperature", 0.9));

    private final Map<String, Double> sampling;

    Tack(Map<String, Double> sampling) {
        this.sampling = sampling;
    }

    /** The sampling options to ask with; what is missing is left to the operator's settings. */
    public Map<String, Double> sampling() {
        return sampling;
    }
}
