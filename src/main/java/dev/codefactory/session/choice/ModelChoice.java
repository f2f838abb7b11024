package dev.codefactory.session.choice;

import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Decides which model a step asks, once, when it is put on the queue. */
@Component
public class ModelChoice {

    private final LlmGateway llm;
    private final ChoiceProperties properties;
    private final ChoiceRepository rows;
    private final Rankings rankings;

    ModelChoice(LlmGateway llm, ChoiceProperties properties, ChoiceRepository rows, Rankings rankings) {
        this.llm = llm;
        this.properties = properties;
        this.rows = rows;
        this.rankings = rankings;
    }

    /**
     * What a model is chosen for.
     *
     * @param stuck whether a round of repair left gates red that a model could mend
     */
    public record Need(ExecutionId execution, ModelRole role, GenerationRequest request, boolean stuck) {}

    public Choice choose(Need need) {
        var named = need.request().config().models().of(need.role());
        if (named.isPresent()) {
            return new Choice(need.role(), llm.modelFor(need.role(), named.get()), Why.NAMED);
        }
        var usual = usual(need);
        return need.stuck() && !properties.escalation().isEmpty() ? larger(need, usual) : usual;
    }

    private Choice usual(Need need) {
        var role = need.role();
        var trial = properties.trialOf(role).filter(running -> isInstalled(role, running.challenger()));
        if (trial.isPresent()) {
            return ofTrial(need, trial.get());
        }
        if (!properties.measured()) {
            return byDefault(role, Why.DEFAULT);
        }
        return rows.first(need.execution(), role)
                .filter(earlier -> isInstalled(role, earlier.model()))
                .orElseGet(() ->
                        rankings.of(role, need.request().language()).pick(need.execution(), properties.exploration()));
    }

    /** What most executions that name no model ask. */
    Choice ofMost(ModelRole role, Ranking ranking) {
        var trial = properties.trialOf(role).filter(running -> isInstalled(role, running.challenger()));
        if (trial.isPresent()) {
            return byDefault(role, Why.CONTROL);
        }
        return properties.measured() ? ranking.usual() : byDefault(role, Why.DEFAULT);
    }

    /** A matter of the execution alone, so that all its steps are of the same arm. */
    private Choice ofTrial(Need need, ChoiceProperties.Trial trial) {
        return Chance.of(need.execution(), "trial " + need.role().id()) < trial.share()
                ? new Choice(need.role(), llm.modelFor(need.role(), trial.challenger()), Why.TRIAL)
                : byDefault(need.role(), Why.CONTROL);
    }

    private Choice byDefault(ModelRole role, Why why) {
        return new Choice(role, llm.modelFor(role, null), why);
    }

    private Choice larger(Need need, Choice usual) {
        var wish = Objects.requireNonNullElse(need.request().config().escalation(), Escalation.FREE);
        if (!wish.isOn()) {
            return usual;
        }
        var last = rows.lastRepair(need.execution());
        var before = last.map(Choice::model).orElse(usual.model());
        var ladder = new Ladder(llm.installed(need.role(), properties.escalation()));
        var next = ladder.above(before)
                .or(() -> last.filter(choice -> choice.why() == Why.ESCALATED).map(Choice::model));
        return next.map(model -> withinBudget(need, wish, usual, model, before)).orElse(usual);
    }

    private Choice withinBudget(Need need, Escalation wish, Choice usual, String model, String before) {
        return Ladder.overBudget(wish, rows.spent(need.execution()))
                .map(usual::noting)
                .orElseGet(() -> new Choice(need.role(), model, Why.ESCALATED)
                        .noting("%s is asked because gates stayed red after %s".formatted(model, before)));
    }

    private boolean isInstalled(ModelRole role, String model) {
        return !llm.installed(role, List.of(model)).isEmpty();
    }
}
