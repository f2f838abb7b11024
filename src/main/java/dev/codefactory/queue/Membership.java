package dev.codefactory.queue;

import dev.codefactory.queue.cluster.Node;
import dev.codefactory.queue.cluster.Nodes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's time in the cluster. It joins before it takes work. When it is told to stop it takes nothing new at once, lets what runs go on
 * for a while, hands back what has not ended by then without counting the attempt, and leaves.
 */
@Component
class Membership implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Membership.class);

    private final Nodes nodes;
    private final Node self;
    private final Recovery recovery;
    private final QueueProperties properties;
    private final Picker picker;
    private volatile boolean member;

    Membership(Nodes nodes, Node self, Recovery recovery, QueueProperties properties, Picker picker) {
        this.nodes = nodes;
        this.self = self;
        this.recovery = recovery;
        this.properties = properties;
        this.picker = picker;
    }

    @Override
    public void start() {
        join();
        recovery.recoverOwnPast();
        picker.start();
        member = true;
        log.info("node {} of version {} has joined", self.name(), self.version());
    }

    /** An earlier process of the same name may have died a moment ago; only one that still lives is in the way. */
    private void join() {
        var attempts = properties.deadAfter().plus(Duration.ofSeconds(2)).toSeconds();
        for (int i = 0; !nodes.join(); i++) {
            if (i >= attempts) {
                throw new IllegalStateException(
                        "A node named %s is running already. Give each node a name of its own (codefactory.queue.node-name) or none."
                                .formatted(self.name()));
            }
            pause();
        }
    }

    /** Drains in the background, while the web server ends its requests. */
    @Override
    public void stop(Runnable done) {
        Thread.ofVirtual().name("drain").start(() -> {
            try {
                stop();
            } finally {
                done.run();
            }
        });
    }

    @Override
    public void stop() {
        member = false;
        try {
            nodes.drain();
            picker.drain(properties.drain());
            nodes.remove(self.name());
            log.info("node {} has left", self.name());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("node {} could not say goodbye: {}", self.name(), e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return member;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while joining", e);
        }
    }
}
