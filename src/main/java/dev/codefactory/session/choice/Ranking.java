package dev.codefactory.session.choice;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.prompt.Interval;
import dev.codefactory.session.ExecutionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the installed models of a role have done.
 *
 * @param entries in the order of the operator's list; never empty
 * @param enough how many executions a model must have had before it can count as the best
 */
record Ranking(ModelRole role, List<Entry> entries, int enough) {

    /**
     * @param verified how many executions it carried to verified files alone
     * @param attempted how many asked it and ended in a verdict or failed
     */
    record Entry(String model, int verified, int attempted) {

        Interval interval() {
            return Interval.wilson(verified, attempted);
        }
    }

    /** The model of which most can be said to be verified at least; nothing as long as none has had enough executions. */
    Optional<Entry> best() {
        return entries.stream()
                .filter(entry -> entry.attempted() >= enough)
                .max(Comparator.comparingDouble(entry -> entry.interval().lower()));
    }

    /** The model of most executions: the best, or the first as long as nobody knows which that is. */
    Choice usual() {
        return best().map(entry -> new Choice(role, entry.model(), Why.BEST_MEASURED))
                .orElseGet(() -> new Choice(role, entries.getFirst().model(), Why.DEFAULT));
    }

    /**
     * The model of one execution.
     *
     * @param exploration the share of executions that ask another than the usual one
     */
    Choice pick(ExecutionId execution, double exploration) {
        var usual = usual();
        var others = entries.stream()
                .map(Entry::model)
                .filter(model -> !model.equals(usual.model()))
                .toList();
        if (others.isEmpty() || Chance.of(execution, "explore " + role.id()) >= exploration) {
            return usual;
        }
        var which = (int) (Chance.of(execution, "other " + role.id()) * others.size());
        return new Choice(role, others.get(which), Why.EXPLORED);
    }
}
