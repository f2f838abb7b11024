package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.contest.Selection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the newest answer judged by machine. */
@Component
class CodeAnalysisStep implements Step {

    private final Judgement judgement;

    CodeAnalysisStep(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.CODE_ANALYSIS);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var candidate = candidate(context);
        if (candidate == null) {
            return new StepOutcome.Skipped("there are no files to analyze");
        }
        if (context.chain().contest().isOpen()) {
            return contending(context, candidate);
        }
        var report = judgement.of(candidate, context.chain().best(), context.request());
        return new StepOutcome.Completed(
                context.chain().judging(candidate.judged(report)), Judgement.summary(report), null);
    }

    /** One of several first answers: no improvement of those before, so that it is judged as if there were none. */
    private StepOutcome contending(StepContext context, Candidate candidate) throws InterruptedException {
        var chain = context.chain();
        var said = "the same files as before";
        if (candidate.report() == null) {
            var judged = candidate.judged(judgement.of(candidate, context.request()));
            chain = chain.judging(judged).with(chain.contest().judging(judged));
            said = Judgement.summary(requireNonNull(judged.report()));
        }
        var summary = Candidates.summary(chain, said);
        if (chain.contest().wantsMore()) {
            return candidate.report() == null
                    ? new StepOutcome.Completed(chain, summary, null)
                    : new StepOutcome.Skipped(summary);
        }
        var decided = Selection.decided(chain, context.request(), judgement.trial(context.request()));
        return new StepOutcome.Completed(decided, summary + "; " + Selection.told(decided.contest()), null);
    }

    /** Where nothing was written yet, it is what the user gave that is looked at. */
    static @Nullable Candidate candidate(StepContext context) {
        var given = context.request().files();
        var latest = context.chain().latest();
        return latest == null && !given.isEmpty() ? new Candidate(0, given, List.of(), null) : latest;
    }
}
