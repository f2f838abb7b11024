package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.cache.AnswerCache;
import dev.codefactory.llm.cache.AnswerCache.Found;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.llm.journal.CallJournal.Lookup;
import dev.codefactory.llm.replay.Tape;
import dev.codefactory.llm.replay.Tapes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door that executions ask through: a replay is answered from its tape, what was answered well before is answered from the cache, and
 * what any of them asks is written down.
 */
@Component("execution")
final class ExecutionGateway implements LlmGateway {

    private final LlmGateway models;
    private final Tapes tapes;
    private final AnswerCache cache;
    private final CallJournal journal;

    ExecutionGateway(LlmGateway models, Tapes tapes, AnswerCache cache, CallJournal journal) {
        this.models = models;
        this.tapes = tapes;
        this.cache = cache;
        this.journal = journal;
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var asker = call.asker();
        if (asker == null) {
            return models.ask(call, progress);
        }
        var tape = tapes.of(asker.execution());
        return tape.isPresent() ? replayed(tape.get(), call, asker, progress) : asked(call, asker, progress);
    }

    private LlmOutcome replayed(Tape tape, LlmCall call, Asker asker, LlmProgress progress) {
        var begun = journal.begin(call, asker, tapes.model(tape, call.role(), call.subject(), asker), "");
        var outcome = tapes.answer(tape, begun, progress);
        journal.end(begun, Lookup.NONE, outcome);
        return outcome;
    }

    private LlmOutcome asked(LlmCall call, Asker asker, LlmProgress progress) {
        var model = models.modelFor(call.role(), call.model());
        var begun = journal.begin(call, asker, model, models.settings(call));
        var digest = asker.fresh() ? Optional.<String>empty() : models.digestFor(call.role(), call.model());
        var found = cache.find(begun, digest.orElse(null));
        if (found instanceof Found.Hit(var reply)) {
            progress.text(reply.text());
            var outcome = new LlmOutcome.Completed(reply);
            journal.end(begun, Lookup.HIT, outcome);
            return outcome;
        }
        var outcome = models.ask(call, progress);
        journal.end(begun, found instanceof Found.Miss ? Lookup.MISS : Lookup.NONE, outcome);
        return outcome;
    }

    @Override
    public Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return models.digestFor(role, wanted);
    }

    @Override
    public Optional<String> recordedModel(ModelRole role, Subject subject, @Nullable Asker asker) {
        return asker == null
                ? Optional.empty()
                : tapes.of(asker.execution()).map(tape -> tapes.model(tape, role, subject, asker));
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
    public List<String> installed(ModelRole role, List<String> wanted) {
        return models.installed(role, wanted);
    }

    @Override
    public String settings(LlmCall call) {
        return models.settings(call);
    }
}
