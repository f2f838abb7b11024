package dev.codefactory.prompt.trial;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.TrialRuns;
import dev.codefactory.prompt.version.Challengers;
import dev.codefactory.prompt.version.PromptException;
import dev.codefactory.prompt.version.PromptVersions;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Trials of versions: which execution gets which, what came of them, and what follows from that. */
@Service
public class Trials implements Challengers, TrialRuns {

    private final TrialStore store;
    private final PromptVersions versions;
    private final TransactionTemplate transaction;

    Trials(TrialStore store, PromptVersions versions, TransactionTemplate transaction) {
        this.store = store;
        this.versions = versions;
        this.transaction = transaction;
    }

    /**
     * Begins a trial against the version in effect. A promotion that is still watched counts as kept.
     *
     * @throws PromptException.NotFound when there is no such prompt or version
     * @throws TrialException.Open when one runs already
     */
    public Comparison start(PromptKey key, Trial.Draft draft) {
        var id = UuidCreator.getTimeOrderedEpoch();
        versions.holding(key, state -> {
            var champion = Objects.requireNonNull(state.effective());
            versions.get(key, draft.challenger());
            if (champion == draft.challenger()) {
                throw new TrialException.SameVersion(key, champion);
            }
            store.open(key).ifPresent(open -> {
                if (open.status() == Status.RUNNING) {
                    throw new TrialException.Open(key, open.id());
                }
                store.move(open.id(), Status.PROMOTED, "another trial began");
            });
            store.add(id, key, champion, draft);
        });
        return get(id);
    }

    /** @throws TrialException.NotFound when there is no such trial */
    public Comparison get(UUID id) {
        return comparison(store.find(id).orElseThrow(() -> new TrialException.NotFound(id)));
    }

    /** Newest first, those before the given one. */
    public List<Comparison> list(@Nullable UUID before, int limit) {
        return store.list(before, limit).stream().map(this::comparison).toList();
    }

    private Comparison comparison(Trial trial) {
        return new Comparison(
                trial,
                store.tally(trial.id(), Arm.CHAMPION),
                store.tally(trial.id(), Arm.CHALLENGER),
                store.tally(trial.id(), Arm.GUARD));
    }

    /**
     * Ends it; the effective version stays.
     *
     * @throws TrialException.Ended when it does not run
     */
    public Comparison stop(UUID id) {
        return changing(id, trial -> store.move(id, Status.STOPPED, "stopped by hand"));
    }

    /**
     * Makes the challenger the effective version, from here on watched.
     *
     * @throws TrialException.Ended when it does not run
     */
    public Comparison promote(UUID id) {
        return changing(id, trial -> promote(trial, "promoted by hand"));
    }

    /** @throws TrialException.Ended when the trial does not run */
    @Override
    public void assign(UUID id, UUID execution, boolean challenger) {
        changing(id, _ -> store.assign(id, execution, challenger ? Arm.CHALLENGER : Arm.CHAMPION));
    }

    private Comparison changing(UUID id, Consumer<Trial> change) {
        var key = get(id).trial().key();
        versions.holding(key, _ -> {
            var trial = store.lock(id).orElseThrow();
            if (trial.status() != Status.RUNNING) {
                throw new TrialException.Ended(trial);
            }
            change.accept(trial);
        });
        return get(id);
    }

    private void promote(Trial trial, String reason) {
        versions.activate(trial.key(), trial.challenger(), _ -> true);
        store.move(trial.id(), Status.GUARDED, reason);
    }

    @Override
    public Optional<Integer> choose(long prompt, int effective, UUID execution) {
        return store.open(prompt).flatMap(trial -> switch (trial.status()) {
            case RUNNING -> effective == trial.champion() ? share(trial, execution) : Optional.empty();
            case GUARDED -> effective == trial.challenger() ? guard(trial, execution) : Optional.empty();
            case PROMOTED, STOPPED, ROLLED_BACK -> Optional.empty();
        });
    }

    private Optional<Integer> share(Trial trial, UUID execution) {
        var arm = store.arm(trial.id(), execution).orElseGet(() -> {
            var drawn = trial.draw(execution);
            if (trial.share() > 0) {
                store.assign(trial.id(), execution, drawn);
            }
            return drawn;
        });
        return Optional.of(arm == Arm.CHALLENGER ? trial.challenger() : trial.champion());
    }

    private Optional<Integer> guard(Trial trial, UUID execution) {
        store.assign(trial.id(), execution, Arm.GUARD);
        return Optional.empty();
    }

    @Override
    public void ended(UUID execution, Outcome outcome) {
        store.note(execution, outcome);
    }

    @Override
    public void forget(Collection<UUID> executions) {
        store.forget(executions);
    }

    /** Does what follows from what came of the executions so far. */
    void review() {
        for (var id : store.allOpen()) {
            var key = get(id).trial().key();
            transaction.executeWithoutResult(_ -> versions.holding(
                    key,
                    state -> store.lock(id)
                            .ifPresent(trial -> review(comparison(trial), Objects.requireNonNull(state.effective())))));
        }
    }

    private void review(Comparison seen, int effective) {
        var trial = seen.trial();
        var expected = trial.status() == Status.RUNNING ? trial.champion() : trial.challenger();
        if (trial.status() != Status.RUNNING && trial.status() != Status.GUARDED) {
            return;
        }
        if (effective != expected) {
            store.move(trial.id(), Status.STOPPED, "somebody made version %d effective".formatted(effective));
            return;
        }
        switch (seen.decision()) {
            case Trial.Decision.Promote(var reason) -> promote(trial, reason);
            case Trial.Decision.TakeBack(var reason) -> {
                versions.activate(trial.key(), trial.champion(), _ -> true);
                store.move(trial.id(), Status.ROLLED_BACK, reason);
            }
            case Trial.Decision.Settle() -> store.move(trial.id(), Status.PROMOTED, "it kept its promise");
            case Trial.Decision.Wait() -> {}
        }
    }
}
