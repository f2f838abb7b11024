package dev.codefactory.webhook;

import dev.codefactory.webhook.Delivery.Status;
import dev.codefactory.webhook.DeliveryStore.Claim;
import dev.codefactory.webhook.DeliveryStore.Result;
import dev.codefactory.webhook.http.Destination;
import dev.codefactory.webhook.http.HttpPost;
import dev.codefactory.webhook.http.Signature;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due, on every node; the table decides who sends what. What a dead node had begun is sent again after its lease. */
@Component
class DeliveryRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRunner.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final DeliveryStore deliveries;
    private final WebhookProperties properties;
    private final Clock clock;
    private final Semaphore room;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable ExecutorService threads;

    DeliveryRunner(DeliveryStore deliveries, WebhookProperties properties, Clock clock) {
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
        this.room = new Semaphore(properties.parallel());
    }

    /** There is something new to send. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        var started = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("webhook-", 0).factory());
        threads = started;
        started.execute(() -> run(started));
    }

    @Override
    public void stop() {
        var running = threads;
        if (running != null) {
            threads = null;
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    private void run(ExecutorService executor) {
        try {
            while (isRunning()) {
                sendDue(executor);
                if (work.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendDue(ExecutorService executor) {
        var free = room.drainPermits();
        try {
            for (var claim : deliveries.claim(free, properties.timeout().multipliedBy(3))) {
                free--;
                executor.execute(() -> send(claim));
            }
        } catch (RuntimeException e) {
            log.warn("webhooks could not be looked for: {}", e.getMessage());
        } finally {
            room.release(free);
        }
    }

    private void send(Claim claim) {
        try {
            var result = attempt(claim);
            if (!Thread.currentThread().isInterrupted()) { // or the shutdown would count as a failure of the receiver
                deliveries.settle(claim, result);
            }
        } catch (RuntimeException e) {
            log.warn("what came of webhook delivery {} could not be stored: {}", claim.id(), e.getMessage());
        } finally {
            room.release();
            wake();
        }
    }

    private Result attempt(Claim claim) {
        try {
            var destination = Destination.parse(claim.url());
            var address = destination.resolve(properties.allowPrivateAddresses());
            var headers = Signature.headers(claim.secret(), claim.id(), Instant.now(clock), claim.body());
            var answer = HttpPost.send(destination, address, headers, claim.body(), properties.timeout());
            return answer.isSuccess()
                    ? new Result(Status.DELIVERED, Duration.ZERO, answer.status(), null)
                    : failed(claim, answer.status(), "answered %d %s".formatted(answer.status(), answer.text()));
        } catch (IOException | IllegalArgumentException e) {
            return failed(claim, null, String.valueOf(e.getMessage()));
        }
    }

    private Result failed(Claim claim, @Nullable Integer statusCode, String error) {
        var storable = error.replace('\0', '\ufffd').strip();
        return claim.attempt() >= properties.maxAttempts()
                ? new Result(Status.FAILED, Duration.ZERO, statusCode, storable)
                : new Result(Status.PENDING, delayAfter(claim.attempt()), statusCode, storable);
    }

    private Duration delayAfter(int attempts) {
        return properties.delayAfter(attempts, ThreadLocalRandom.current().nextDouble());
    }
}
