package dev.codefactory.prompt.trial;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the open trials every few seconds, on every node; who comes second finds nothing to do. */
@Component
class Referee {

    private static final Logger log = LoggerFactory.getLogger(Referee.class);

    private static final int SECONDS_BETWEEN = 2;

    private final Trials trials;

    Referee(Trials trials) {
        this.trials = trials;
    }

    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            trials.review();
        } catch (RuntimeException e) {
            log.warn("the trials of prompts could not be looked at: {}", e.getMessage());
        }
    }
}
