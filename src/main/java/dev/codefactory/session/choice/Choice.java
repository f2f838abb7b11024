package dev.codefactory.session.choice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.codefactory.llm.ModelRole;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * The model a step is to ask.
 *
 * @param role what it is asked for
 * @param model its name
 * @param why why this one
 * @param note what is to be said about the choice, or null
 * @param givenUp whether it failed, so that the models of the operator's list are asked instead
 */
@NamedInterface("steps")
public record Choice(
        ModelRole role, String model, Why why, @Nullable String note, boolean givenUp) {

    Choice(ModelRole role, String model, Why why) {
        this(role, model, why, null, false);
    }

    Choice noting(String sentence) {
        return new Choice(role, model, why, sentence, givenUp);
    }

    /** Whether the step has to be told, because it would ask another one by itself. */
    @JsonIgnore
    public boolean isToBeTold() {
        return why.isOurs() && !givenUp;
    }
}
