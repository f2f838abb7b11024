package dev.codefactory.session.choice;

import dev.codefactory.llm.ModelRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How models are chosen where a request names none. As it comes, the first installed one of a role's list is asked.
 *
 * @param measured whether the model that does best by the ledger is asked, instead of the first installed one
 * @param window how far back executions count
 * @param minExecutions how many executions a model must have had before it can count as the best
 * @param exploration the share of executions that ask another model than the best
 * @param escalation models from small to large; where gates stay red, the next larger one is asked; none when empty
 * @param trial a model that is compared with the usual one of a role; none when left out
 */
@Validated
@ConfigurationProperties("codefactory.choice")
record ChoiceProperties(
        @DefaultValue("false") boolean measured,
        @DefaultValue("30d") Duration window,
        @DefaultValue("20") @Min(1) int minExecutions,

        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("0.5")
        double exploration,

        @DefaultValue List<String> escalation,
        @Nullable @Valid Trial trial) {

    ChoiceProperties {
        escalation = List.copyOf(escalation);
    }

    /**
     * A model that is compared with the usual one.
     *
     * @param role what it is asked for
     * @param challenger the model that is compared
     * @param share the share of executions that ask it, at most half
     */
    record Trial(
            @NotNull ModelRole role,
            @NotBlank String challenger,
            @DecimalMin("0") @DecimalMax("0.5") double share) {}

    Optional<Trial> trialOf(ModelRole role) {
        return Optional.ofNullable(trial).filter(running -> running.role() == role);
    }
}
