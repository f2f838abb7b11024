package dev.codefactory.bench.analysis;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Wraps the sandbox to know for how long at least one tool was running. */
final class TimedSandboxes implements BeanPostProcessor {

    private int running;
    private long since;
    private long busy;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Sandbox sandbox ? new Timed(sandbox) : bean;
    }

    synchronized void reset() {
        busy = 0;
    }

    synchronized Duration busy() {
        return Duration.ofNanos(busy);
    }

    private synchronized void begin() {
        since = running++ == 0 ? System.nanoTime() : since;
    }

    private synchronized void end() {
        busy += --running == 0 ? System.nanoTime() - since : 0;
    }

    private final class Timed implements Sandbox {

        private final Sandbox sandbox;

        Timed(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public SandboxStatus status() {
            return sandbox.status();
        }

        @Override
        public SandboxResult run(SandboxCommand command) throws InterruptedException {
            begin();
            try {
                return sandbox.run(command);
            } finally {
                end();
            }
        }
    }
}
