package dev.codefactory.pipeline;

import dev.codefactory.llm.ModelRole;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of steps an execution is made of. */
public enum StepType {
    NLP_ANALYSIS(ModelRole.NLP),
    DESIGN(ModelRole.NLP),
    TEST_GENERATION(ModelRole.QA),
    CODE_GENERATION(ModelRole.CODE),
    CODE_ANALYSIS(null),
    CODE_IMPROVEMENT(ModelRole.IMPROVEMENT),
    CODE_VALIDATION(null),
    /** Asks a model what its template says. */
    PROMPT(ModelRole.NLP),
    /** Decides by what is known which steps follow. */
    CONDITION(null),
    /** Works out new data from what is known. */
    TRANSFORM(null),
    /** Waits for its owner's word. */
    APPROVAL(null),
    /** Runs a command on the files, in the sandbox. */
    SCRIPT(null);

    private final @Nullable ModelRole role;

    StepType(@Nullable ModelRole role) {
        this.role = role;
    }

    /** The role of the model it asks, or empty when it asks none. */
    public Optional<ModelRole> role() {
        return Optional.ofNullable(role);
    }

    /** Whether the step waits for a model, so that it competes with others for the model's slots. */
    public boolean asksModel() {
        return role != null;
    }

    /** Whether it writes code or judges it, so that there is something to be verified. */
    public boolean concernsCode() {
        return switch (this) {
            case TEST_GENERATION, CODE_GENERATION, CODE_ANALYSIS, CODE_IMPROVEMENT, CODE_VALIDATION -> true;
            case NLP_ANALYSIS, DESIGN, PROMPT, CONDITION, TRANSFORM, APPROVAL, SCRIPT -> false;
        };
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
