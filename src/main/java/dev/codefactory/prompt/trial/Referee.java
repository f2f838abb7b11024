package dev.codefactory.prompt.trial;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the open trials every few seconds, on every node; who comes second finds nothing to do. */
@Component
class Referee implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Referee.class);

    private static final int SECONDS_BETWEEN = 2;

    private final Trials trials;
    private @Nullable ScheduledExecutorService timer;

    Referee(Trials trials) {
        this.trials = trials;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("prompt-trials").factory());
        var _ = timer.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
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

    private void look() {
        try {
            trials.review();
        } catch (RuntimeException e) {
            log.warn("the trials of prompts could not be looked at: {}", e.getMessage());
        }
    }
}
