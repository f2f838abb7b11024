package dev.codefactory.session;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.WorkHost;
import dev.codefactory.queue.WorkHosts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the queue which hosts answer for which models, and which lane a step competes in. */
@Component
class ModelLanes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ModelLanes.class);

    private static final int SECONDS_BETWEEN = 10;

    private final WorkHosts hosts;
    private @Nullable ScheduledExecutorService timer;

    ModelLanes(WorkHosts hosts) {
        this.hosts = hosts;
    }

    Lane of(StepType step) {
        return step.asksModel() ? Lane.model("any") : Lane.LOCAL;
    }

    @Override
    public void start() {
        declare();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("model-lanes").factory());
        var _ = timer.scheduleWithFixedDelay(this::declare, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
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

    private void declare() {
        try {
            hosts.declare(List.of(new WorkHost("any", 1, 1, Set.of(Lane.model("any")))));
        } catch (RuntimeException e) {
            log.warn("the queue could not be told of the model hosts: {}", e.getMessage());
        }
    }
}
