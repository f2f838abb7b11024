package dev.codefactory.session.step;

import dev.codefactory.session.event.LiveAnswers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the other nodes how far the answers are that this one hears: one row per running step every few seconds. */
@Component
class AnswerPaces implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnswerPaces.class);

    private static final int SECONDS_BETWEEN = 5;

    private final LiveAnswers answers;
    private final StepRepository steps;
    private @Nullable ScheduledExecutorService timer;

    AnswerPaces(LiveAnswers answers, StepRepository steps) {
        this.answers = answers;
        this.steps = steps;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("answer-paces").factory());
        var _ = timer.scheduleWithFixedDelay(this::note, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
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

    void note() {
        try {
            answers.paces().forEach(steps::notePace);
        } catch (RuntimeException e) {
            log.warn("the pace of running answers could not be noted: {}", e.getMessage());
        }
    }
}
