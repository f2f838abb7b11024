package dev.codefactory.pipeline.step;

import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepSequence;
import dev.codefactory.pipeline.StepType;
import java.util.Map;

/** How several first answers come to be: each by a run of its own, none of which is shown the others. */
record Candidates(PipelineProperties properties) {

    private static final double FIRST_FREEDOM = 0.8;
    private static final double MORE_FREEDOM = 0.1;

    /** The sampling options to ask with: the first as usual, each further one more freely. */
    static Map<String, Double> sampling(int round) {
        return round == 0 ? Map.of() : Map.of("temperature", FIRST_FREEDOM + (round - 1) * MORE_FREEDOM);
    }

    /** The files that were there before the first answer. */
    static FileTree earlier(StepContext context) {
        if (context.step().part() != null) {
            return FileTree.EMPTY;
        }
        var chain = context.chain();
        return context.round() > 0 && chain.contest().isOpen() ? chain.contest().base() : chain.files();
    }

    /** The chain with the answer; a tree that was judged before is not judged again. */
    Chain answered(StepContext context, Candidate candidate) {
        var chain = context.chain();
        if (context.round() == 0) {
            var most = most(context);
            var first = chain.proposing(candidate);
            return most == 1
                    ? first
                    : first.with(Contest.beginning(most, earlier(context)).asking());
        }
        var contest = chain.contest().asking();
        return contest.find(candidate.files()).isPresent() ? chain.with(contest) : chain.contending(candidate, contest);
    }

    /** A failure of a further answer must not cost those that are there: as if it had not been asked for. */
    static Chain without(Chain before) {
        return before.with(before.contest().ending());
    }

    static String summary(Chain known, String summary) {
        var contest = known.contest();
        return contest.isOpen()
                ? "candidate %d of at most %d: %s".formatted(contest.asked(), contest.most(), summary)
                : summary;
    }

    /** Several only where one step writes all the code and the next one judges it. */
    private int most(StepContext context) {
        var request = context.request();
        var sequence = StepSequence.of(request.pipeline());
        var places = sequence.all();
        var here = sequence.find(context.step());
        var behind = places.indexOf(here) + 1;
        var isJudged = behind > 0
                && behind < places.size()
                && places.get(behind).step().type() == StepType.CODE_ANALYSIS
                && places.get(behind).guards().equals(here.guards());
        return isJudged && context.step().part() == null && request.plan().isEmpty()
                ? properties.candidatesFor(request)
                : 1;
    }
}
