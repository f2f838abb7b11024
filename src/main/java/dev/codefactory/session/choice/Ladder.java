package dev.codefactory.session.choice;

import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import java.util.List;
import java.util.Optional;

/**
 * The models that may be asked one after the other where gates stay red.
 *
 * @param rungs the installed ones, from small to large
 */
record Ladder(List<String> rungs) {

    /** What models have done for an execution so far. */
    record Spent(double modelSeconds, long tokens) {}

    /** The next larger one; the first of those on the ladder when the last is not on it. */
    Optional<String> above(String last) {
        var at = rungs.indexOf(last);
        return rungs.stream().skip(at + 1).findFirst();
    }

    /** Why no larger one may be asked; nothing when it may. */
    static Optional<String> overBudget(Escalation wish, Spent spent) {
        if (wish.maxModelSeconds() != null && spent.modelSeconds() >= wish.maxModelSeconds()) {
            return Optional.of("no larger model is asked: %.0f of %d model seconds are used up"
                    .formatted(spent.modelSeconds(), wish.maxModelSeconds()));
        }
        if (wish.maxTokens() != null && spent.tokens() >= wish.maxTokens()) {
            return Optional.of("no larger model is asked: %d of %d tokens are used up"
                    .formatted(spent.tokens(), wish.maxTokens()));
        }
        return Optional.empty();
    }
}
