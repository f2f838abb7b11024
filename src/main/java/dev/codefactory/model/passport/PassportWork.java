package dev.codefactory.model.passport;

import dev.codefactory.model.probe.Examination;
import dev.codefactory.queue.Attempt;
import dev.codefactory.queue.WorkHandler;
import dev.codefactory.queue.WorkOutcome;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Examines a model when the queue says so. A node that dies meanwhile leaves nothing behind, and another begins anew. */
@Component
class PassportWork implements WorkHandler {

    static final String KIND = "model_passport";

    private final PassportStore store;
    private final Examination examination;
    private final PassportProperties properties;

    PassportWork(PassportStore store, Examination examination, PassportProperties properties) {
        this.store = store;
        this.examination = examination;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome run(Attempt attempt) throws InterruptedException {
        var order = store.begin(attempt.id());
        if (order.isEmpty()) {
            return new WorkOutcome.Done(() -> {});
        }
        var report = examination.run(order.get().host(), order.get().model(), properties.probeBudget());
        return new WorkOutcome.Done(() -> store.finish(attempt.id(), report));
    }

    @Override
    public WorkOutcome timedOut(Attempt attempt) {
        return new WorkOutcome.Done(() -> store.fail(attempt.id(), "It took longer than it may and was broken off."));
    }

    @Override
    public void parked(UUID id, String reason) {
        store.fail(id, "It was given up: " + reason + ".");
    }
}
