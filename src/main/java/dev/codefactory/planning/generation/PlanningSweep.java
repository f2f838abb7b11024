package dev.codefactory.planning.generation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Settles what a crash left unsettled, puts questions to owners, and hands their answers on. */
@Component
class PlanningSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PlanningSweep.class);

    private static final int SECONDS_BETWEEN = 5;
    private static final int AT_ONCE = 100;

    private final PlanningRunStore store;
    private final PlanningResults results;
    private final PlanningQuestions questions;
    private @Nullable ScheduledExecutorService timer;

    PlanningSweep(PlanningRunStore store, PlanningResults results, PlanningQuestions questions) {
        this.store = store;
        this.results = results;
        this.questions = questions;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("planning-sweep").factory());
        var _ = timer.scheduleWithFixedDelay(this::sweep, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    void sweep() {
        try {
            store.overdue(AT_ONCE).forEach(results::settle);
            store.asking(AT_ONCE).forEach(questions::advance);
        } catch (RuntimeException e) {
            log.warn("planning runs could not be looked after: {}", e.getMessage());
        }
    }
}
