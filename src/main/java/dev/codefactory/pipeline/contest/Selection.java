package dev.codefactory.pipeline.contest;

import static java.util.Objects.requireNonNull;

import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Contest.Choice;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.Contest.Score;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.contest.Agreement.Outcome;
import dev.codefactory.pipeline.contest.Agreement.Trial;

/** Chooses the answer that is mended and handed over. It turns no gate green: what is chosen is held to the same checks as before. */
public final class Selection {

    private static final String BY_CHECKS = "the checks say most for it";

    private Selection() {}

    /** The chain with one of its first answers chosen, if there is one. */
    public static Chain decided(Chain chain, GenerationRequest request, Trial trial) throws InterruptedException {
        var contest = chain.contest();
        var best = contest.best();
        if (best.isEmpty()) {
            return chain;
        }
        if (contest.verified().isPresent()) {
            return choosing(chain, contest, best.get(), "it is verified");
        }
        if (contest.entries().size() == 1) {
            return choosing(chain, contest, best.get(), "there is no other");
        }
        if (request.acceptance() != null) {
            return choosing(chain, contest, best.get(), "the given tests and the other checks say most for it");
        }
        return switch (Agreement.among(contest.entries(), request.language(), trial, System::nanoTime)) {
            case Outcome.Reached(var scored) -> agreed(chain, contest.scoring(scored));
            case Outcome.None(var why) ->
                choosing(chain, contest, best.get(), "%s (agreement tells nothing: %s)".formatted(BY_CHECKS, why));
        };
    }

    /** All have a say, but only those of the best verdict can be chosen: agreement makes up for no gate. */
    private static Chain agreed(Chain chain, Contest contest) {
        var best = contest.best().orElseThrow();
        var chosen = contest.entries().stream()
                .filter(entry -> Contest.verdict(entry) == Contest.verdict(best))
                .reduce(Selection::better)
                .orElse(best);
        return choosing(chain, contest, chosen, reason(contest, chosen));
    }

    private static Entry better(Entry one, Entry later) {
        var difference = product(later) - product(one);
        if (difference != 0) {
            return difference > 0 ? later : one;
        }
        return later.candidate().beats(one.candidate()) ? later : one;
    }

    private static int product(Entry entry) {
        return requireNonNull(entry.score()).product();
    }

    private static String reason(Contest contest, Entry chosen) {
        var score = requireNonNull(chosen.score());
        var scores = contest.entries().stream().map(Entry::score).toList();
        if (scores.stream().distinct().count() == 1) {
            return BY_CHECKS + "; all are alike in how many of all their tests they pass and who agrees with them";
        }
        return "the answers agree most on it: %s".formatted(told(score));
    }

    private static String told(Score score) {
        return score.agreeing() == 1
                ? "it alone passes its %d of all their tests".formatted(score.passed())
                : "%d of them pass the same %d of all their tests".formatted(score.agreeing(), score.passed());
    }

    private static Chain choosing(Chain chain, Contest contest, Entry chosen, String reason) {
        return chain.choosing(contest.choosing(new Choice(chosen.number(), reason)), chosen.candidate());
    }

    /** One line for people. */
    public static String told(Contest contest) {
        var choice = requireNonNull(contest.choice());
        return "candidate %d of %d chosen, as %s".formatted(choice.number(), contest.asked(), choice.reason());
    }
}
