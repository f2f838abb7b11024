package dev.codefactory.session.step;

import dev.codefactory.session.event.LiveAnswers;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the other nodes how far the answers are that this one hears: one row per running step every few seconds. */
@Component
class AnswerPaces {

    private static final Logger log = LoggerFactory.getLogger(AnswerPaces.class);

    private static final int SECONDS_BETWEEN = 5;

    private final LiveAnswers answers;
    private final StepRepository steps;

    AnswerPaces(LiveAnswers answers, StepRepository steps) {
        this.answers = answers;
        this.steps = steps;
    }

    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void note() {
        try {
            answers.paces().forEach(steps::notePace);
        } catch (RuntimeException e) {
            log.warn("the pace of running answers could not be noted: {}", e.getMessage());
        }
    }
}
