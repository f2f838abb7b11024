package dev.codefactory.session.step;

import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.WorkHost;
import dev.codefactory.queue.WorkHosts;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the queue which hosts answer for which models. */
@Component
class ModelLanes {

    private static final Logger log = LoggerFactory.getLogger(ModelLanes.class);

    private static final int SECONDS_BETWEEN = 10;

    private final LlmGateway llm;
    private final WorkHosts hosts;
    private final AtomicBoolean asked = new AtomicBoolean();

    ModelLanes(LlmGateway llm, WorkHosts hosts) {
        this.llm = llm;
        this.hosts = hosts;
    }

    /**
     * A host that does not answer would fail whatever it is sent at once, so that it would always have room and draw all work to it: it
     * gets only what no other can do, which had better fail where it can be seen than wait.
     *
     * <p>Half as much again as a host answers at once waits inside it, so that none of its slots is ever idle between two calls.
     */
    private static WorkHost host(LlmHost host, Set<String> servedByOthers) {
        var lanes = host.models().stream()
                .filter(model -> host.answers() || !servedByOthers.contains(model))
                .map(Lane::model)
                .collect(Collectors.toSet());
        return new WorkHost(host.id(), host.slots(), (host.slots() + 1) / 2, lanes);
    }

    /** At once, on another thread, because something suggests that the hosts are no longer as they were. */
    void declareSoon() {
        if (asked.compareAndSet(false, true)) {
            Thread.ofVirtual().name("model-hosts").start(() -> {
                asked.set(false);
                declare();
            });
        }
    }

    @Scheduled(fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void declare() {
        try {
            var known = llm.hosts();
            var served = known.stream()
                    .filter(LlmHost::answers)
                    .flatMap(host -> host.models().stream())
                    .collect(Collectors.toSet());
            hosts.declare(known.stream().map(host -> host(host, served)).toList());
        } catch (RuntimeException e) {
            log.warn("the queue could not be told of the model hosts: {}", e.getMessage());
        }
    }
}
