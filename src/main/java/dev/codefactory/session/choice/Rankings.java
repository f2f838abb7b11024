package dev.codefactory.session.choice;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.session.choice.Ranking.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ranks the installed models of a role by what became of the executions that asked them. */
@Component
class Rankings {

    private final LlmGateway llm;
    private final ChoiceProperties properties;
    private final OutcomeRepository outcomes;
    private final Clock clock;

    Rankings(LlmGateway llm, ChoiceProperties properties, OutcomeRepository outcomes, Clock clock) {
        this.llm = llm;
        this.properties = properties;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    Ranking of(ModelRole role, CodeLanguage language) {
        return of(role, outcomes(role, language));
    }

    Ranking of(ModelRole role, Outcomes found) {
        var known = llm.installed(role, List.of());
        var candidates = known.isEmpty() ? List.of(llm.modelFor(role, null)) : known;
        return new Ranking(
                role, candidates.stream().map(model -> entry(model, found)).toList(), properties.minExecutions());
    }

    Outcomes outcomes(ModelRole role, CodeLanguage language) {
        return outcomes.since(Instant.now(clock).minus(properties.window()), role, language);
    }

    private static Entry entry(String model, Outcomes found) {
        var count = found.of(model);
        return new Entry(model, count.verified(), count.attempted());
    }
}
