package dev.codefactory.pipeline.contest;

import static java.util.Objects.requireNonNull;

import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Contest.Choice;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.GenerationRequest;

/** Chooses the answer that is mended and handed over. It turns no gate green: what is chosen is held to the same checks as before. */
public final class Selection {

    private Selection() {}

    /** The chain with one of its first answers chosen, if there is one. */
    public static Chain decided(Chain chain, GenerationRequest request) {
        var contest = chain.contest();
        return contest.best()
                .map(best -> choosing(chain, contest, best, reason(contest, request)))
                .orElse(chain);
    }

    private static Chain choosing(Chain chain, Contest contest, Entry chosen, String reason) {
        return chain.choosing(contest.choosing(new Choice(chosen.number(), reason)), chosen.candidate());
    }

    private static String reason(Contest contest, GenerationRequest request) {
        if (contest.verified().isPresent()) {
            return "it is verified";
        }
        if (contest.entries().size() == 1) {
            return "there is no other";
        }
        return request.acceptance() == null
                ? "the checks say most for it"
                : "the given tests and the other checks say most for it";
    }

    /** One line for people. */
    public static String told(Contest contest) {
        var choice = requireNonNull(contest.choice());
        return "candidate %d of %d chosen, as %s".formatted(choice.number(), contest.asked(), choice.reason());
    }
}
