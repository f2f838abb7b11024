package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.journal.CallJournal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door that executions ask through: what they ask, and what came of it, is written down. */
@Component("execution")
final class ExecutionGateway implements LlmGateway {

    private final LlmGateway models;
    private final CallJournal journal;

    ExecutionGateway(LlmGateway models, CallJournal journal) {
        this.models = models;
        this.journal = journal;
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var asker = call.asker();
        if (asker == null) {
            return models.ask(call, progress);
        }
        var model = models.modelFor(call.role(), call.model());
        var begun = journal.begin(call, asker, model, models.settings(call.role()));
        var outcome = models.ask(call, progress);
        journal.end(begun, outcome);
        return outcome;
    }

    @Override
    public LlmStatus status() {
        return models.status();
    }

    @Override
    public List<LlmHost> hosts() {
        return models.hosts();
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        return models.modelFor(role, wanted);
    }

    @Override
    public String settings(ModelRole role) {
        return models.settings(role);
    }
}
