package dev.codefactory.session.prompt;

import dev.codefactory.access.Owner;
import dev.codefactory.prompt.ExecutionPrompts;
import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells prompts of executions that end. */
@Component
class PromptListener implements ExecutionListener {

    private static final double MILLIS = 1_000;

    private final ExecutionPrompts prompts;
    private final ExecutionFacts facts;

    PromptListener(ExecutionPrompts prompts, ExecutionFacts facts) {
        this.prompts = prompts;
        this.facts = facts;
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (execution.status().isTerminal()) {
            prompts.ended(execution.id().value(), outcome(execution));
        }
    }

    /** Null where no gate has spoken: that a model was missing says nothing about a prompt. */
    private @Nullable Outcome outcome(ExecutionView execution) {
        var begin = execution.startedAt();
        var end = execution.finishedAt();
        if (execution.verdict() == null || begin == null || end == null) {
            return null;
        }
        var seconds = Duration.between(begin, end).toMillis() / MILLIS;
        var repairs = facts.repairs(execution.id().value());
        return new Outcome(execution.verdict() == Verdict.VERIFIED, repairs, seconds);
    }
}
