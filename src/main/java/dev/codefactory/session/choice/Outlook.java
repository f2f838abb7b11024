package dev.codefactory.session.choice;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.prompt.Interval;
import dev.codefactory.session.choice.Outcomes.Count;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows which model would be asked, and what speaks for it. */
@Service
public class Outlook {

    private final Rankings rankings;
    private final ChoiceProperties properties;
    private final ModelChoice choice;

    Outlook(Rankings rankings, ChoiceProperties properties, ModelChoice choice) {
        this.rankings = rankings;
        this.properties = properties;
        this.choice = choice;
    }

    /**
     * How the choice stands.
     *
     * @param measured whether what is measured decides
     * @param usual what most executions that name no model ask
     * @param exploration the share of executions that ask another one
     * @param models the installed ones in the order of the operator's list
     * @param ladder what smaller and larger models did together
     * @param trial the trial of the role, or null when there is none
     */
    public record View(
            boolean measured,
            Choice usual,
            double exploration,
            int minExecutions,
            List<Rate> models,
            Rate ladder,
            @Nullable Trial trial) {}

    /**
     * @param name a model, or what else was counted
     * @param interval between which bounds the share of verified executions lies
     */
    public record Rate(String name, int verified, int attempted, Interval interval) {

        private static Rate of(String name, Count count) {
            return new Rate(
                    name, count.verified(), count.attempted(), Interval.wilson(count.verified(), count.attempted()));
        }
    }

    /** @param difference by how much the challenger's share of verified executions is higher, and between which bounds that lies */
    public record Trial(double share, Rate challenger, Rate control, Interval difference) {}

    public View of(ModelRole role, CodeLanguage language) {
        var outcomes = rankings.outcomes(role, language);
        var ranking = rankings.of(role, outcomes);
        var usual = choice.ofMost(role, ranking);
        return new View(
                properties.measured(),
                usual,
                properties.exploration(),
                properties.minExecutions(),
                ranking.entries().stream()
                        .map(entry -> Rate.of(entry.model(), new Count(entry.verified(), entry.attempted())))
                        .toList(),
                Rate.of("ladder", outcomes.ofLadder()),
                trial(role, outcomes, usual).orElse(null));
    }

    private Optional<Trial> trial(ModelRole role, Outcomes outcomes, Choice usual) {
        return properties.trialOf(role).map(running -> {
            var challenger = Rate.of(running.challenger(), outcomes.ofArm(Why.TRIAL));
            var control = Rate.of(usual.model(), outcomes.ofArm(Why.CONTROL));
            return new Trial(
                    running.share(), challenger, control, challenger.interval().minus(control.interval()));
        });
    }
}
