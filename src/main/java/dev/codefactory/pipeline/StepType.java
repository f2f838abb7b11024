package dev.codefactory.pipeline;

import java.util.Locale;

/** The kinds of steps an execution is made of. */
public enum StepType {
    NLP_ANALYSIS(true),
    CODE_GENERATION(true),
    CODE_ANALYSIS(false),
    CODE_IMPROVEMENT(true),
    CODE_VALIDATION(false);

    private final boolean asksModel;

    StepType(boolean asksModel) {
        this.asksModel = asksModel;
    }

    /** Whether the step waits for a model, so that it competes with others for the model's slots. */
    public boolean asksModel() {
        return asksModel;
    }

    /** The word used on the wire and in tables, such as {@code code_generation}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire word. */
    @Override
    public String toString() {
        return id();
    }
}
