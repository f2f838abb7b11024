package dev.codefactory.model.pull;

import dev.codefactory.llm.registry.ModelPuller;
import dev.codefactory.llm.registry.ModelPuller.End;
import dev.codefactory.llm.registry.ModelPuller.Progress;
import dev.codefactory.queue.Attempt;
import dev.codefactory.queue.WorkHandler;
import dev.codefactory.queue.WorkOutcome;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Follows a pull when the queue says so. Another node asks again after this one died, and the host goes on where it was. */
@Component
class PullWork implements WorkHandler {

    static final String KIND = "model_pull";

    private static final Logger log = LoggerFactory.getLogger(PullWork.class);
    private static final String TOO_LONG = "It took longer than it may and was broken off.";

    private final PullStore store;
    private final ModelPuller puller;
    private final PullProperties properties;
    private final Clock clock;

    PullWork(PullStore store, ModelPuller puller, PullProperties properties, Clock clock) {
        this.store = store;
        this.puller = puller;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome run(Attempt attempt) throws InterruptedException {
        var begun = store.begin(attempt);
        if (begun.isEmpty()) {
            return new WorkOutcome.Done(() -> {});
        }
        var patience = properties.after(begun.get().used());
        if (patience.isEmpty()) {
            return timedOut(attempt);
        }
        var notes = new ProgressNotes(clock, progress -> note(attempt, progress));
        var end = puller.pull(begun.get().host(), begun.get().model(), patience.get(), notes::see);
        return new WorkOutcome.Done(() -> {
            store.progress(attempt, notes.last());
            switch (end) {
                case End.Succeeded _ -> store.succeed(attempt.id());
                case End.Failed(var detail) -> store.fail(attempt.id(), detail);
            }
        });
    }

    @Override
    public WorkOutcome timedOut(Attempt attempt) {
        return new WorkOutcome.Done(() -> store.fail(attempt.id(), TOO_LONG));
    }

    @Override
    public void parked(UUID id, String reason) {
        store.fail(id, "It was given up: " + reason + ".");
    }

    /** A database that is away for a while costs a look at the progress, and not the pull. */
    private void note(Attempt attempt, Progress progress) {
        try {
            store.progress(attempt, progress);
        } catch (DataAccessException e) {
            log.warn("The progress of pull {} could not be written: {}", attempt.id(), e.getMessage());
        }
    }
}
