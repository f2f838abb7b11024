package dev.codefactory.planning.generation;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles what a crash left unsettled, puts questions to owners, and hands their answers on. */
@Component
class PlanningSweep {

    private static final Logger log = LoggerFactory.getLogger(PlanningSweep.class);

    private static final int SECONDS_BETWEEN = 5;
    private static final int AT_ONCE = 100;

    private final PlanningRunStore store;
    private final PlanningResults results;
    private final PlanningQuestions questions;

    PlanningSweep(PlanningRunStore store, PlanningResults results, PlanningQuestions questions) {
        this.store = store;
        this.results = results;
        this.questions = questions;
    }

    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            store.overdue(AT_ONCE).forEach(results::settle);
            store.asking(AT_ONCE).forEach(questions::advance);
        } catch (RuntimeException e) {
            log.warn("planning runs could not be looked after: {}", e.getMessage());
        }
    }
}
