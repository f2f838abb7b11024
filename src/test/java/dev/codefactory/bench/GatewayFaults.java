package dev.codefactory.bench;

import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.ollama.OllamaGateways;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The gateway against every fault of the stand-in, at every place of an answer, and against callers who leave. */
final class GatewayFaults implements Benchmark {

    private static final String MODEL = "qwen2.5-coder:7b";
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final int CANCELS = 200;
    private static final List<IntFunction<Fault>> PLACED = List.of(
            Fault::errorLineAfter,
            Fault::errorThenDoneAfter,
            Fault::finAfter,
            Fault::resetAfter,
            Fault::stallAfter,
            Fault::endWithoutDoneAfter,
            Fault::malformedLineAfter);
    private static final List<Integer> PLACES = List.of(0, 1, 5);
    private static final List<Integer> STATUSES =
            List.of(301, 400, 401, 403, 404, 405, 409, 418, 429, 499, 500, 501, 502, 503, 504);

    private int calls;
    private int hangs;
    private int untyped;

    @Override
    public String name() {
        return "gateway-faults";
    }

    @Override
    public Figures run() throws Exception {
        var threadsBefore = clientThreads();
        var cancelSeen = new ArrayList<Double>();
        int connectionsLeft;
        try (var standIn = OllamaStandIn.start()) {
            for (var fault : faults()) {
                meet(standIn, fault);
            }
            cancelRepeatedly(standIn, cancelSeen);
            connectionsLeft = settle(standIn::openConnections, 0);
        }
        var threadsLeft = settle(() -> clientThreads() - threadsBefore, 0);
        cancelSeen.sort(null);
        return new Figures()
                .put("calls", calls)
                .atMost("hangs", hangs, 0)
                .atMost("untyped_outcomes", untyped, 0)
                .put("cancel_seen_ms_p50", percentile(cancelSeen, 0.50))
                .atMost("cancel_seen_ms_p99", percentile(cancelSeen, 0.99), 50)
                .atMost("leaked_connections", connectionsLeft, 0)
                .atMost("leaked_threads", threadsLeft, 0);
    }

    private static List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        PLACED.forEach(fault -> PLACES.forEach(place -> faults.add(fault.apply(place))));
        STATUSES.forEach(status -> faults.add(Fault.status(status, "something is wrong")));
        faults.addAll(List.of(
                Fault.html(),
                Fault.runnerStopped(),
                Fault.outOfMemory(),
                Fault.busy(),
                Fault.duplicateDone(),
                Fault.blankLines(),
                Fault.hugeLine(10 << 20),
                Fault.wrongContentType("text/event-stream"),
                Fault.slowHeaders(Duration.ofSeconds(20)),
                Fault.neverDone(),
                Fault.missingCounts(),
                new Fault.Status(200, "application/x-ndjson", ""),
                new Fault.Status(200, "application/json", "[]"),
                new Fault.Status(200, "application/x-ndjson", "{\"message\":5,\"done\":true}\n")));
        return faults;
    }

    /** A fresh gateway per fault, so that no circuit breaker spares a later one. */
    private void meet(OllamaStandIn standIn, Fault fault) throws Exception {
        standIn.model(MODEL).replies("def f():\n    return 42  # the answer\n").fault(fault);
        var gateway = OllamaGateways.impatient(standIn.url(), 1);
        var outcome = within(HANG, () -> gateway.ask(LlmCalls.asking("write f"), LlmProgress.NONE));
        ((AutoCloseable) gateway).close();
        calls++;
        if (outcome == null) {
            hangs++;
        } else if (isUnforeseen(outcome)) {
            untyped++;
            System.err.println(fault + " ended in " + outcome);
        }
        standIn.model(MODEL).noFault();
    }

    private static boolean isUnforeseen(LlmOutcome outcome) {
        return switch (outcome) {
            case LlmOutcome.Failed failed -> failed.detail().startsWith("the gateway failed");
            case LlmOutcome.Cancelled _ -> true;
            case LlmOutcome.Completed _, LlmOutcome.Truncated _ -> false;
        };
    }

    /** Every second caller leaves before the first word, the others in the middle of the answer. */
    private void cancelRepeatedly(OllamaStandIn standIn, List<Double> seenMillis) throws Exception {
        standIn.model(MODEL).replies("word ".repeat(2_000)).knobs(knobs -> knobs.msPerToken(2));
        var gateway = OllamaGateways.impatient(standIn.url(), 1);
        for (int i = 0; i < CANCELS; i++) {
            standIn.model(MODEL).knobs(knobs -> knobs.queueMs(0));
            standIn.ledger().clear();
            seenMillis.add(cancelOne(standIn, gateway, i % 2 == 0));
        }
        ((AutoCloseable) gateway).close();
    }

    private double cancelOne(OllamaStandIn standIn, LlmGateway gateway, boolean beforeFirstWord) throws Exception {
        standIn.model(MODEL).knobs(knobs -> knobs.queueMs(beforeFirstWord ? 1_000 : 0));
        var begun = new CountDownLatch(1);
        var call = new FutureTask<>(() -> gateway.ask(LlmCalls.asking("write f"), _ -> begun.countDown()));
        var caller = Thread.ofVirtual().start(call);
        if (!beforeFirstWord) {
            begun.await();
        }
        settle(() -> standIn.ledger().of("/api/chat").size(), 1);
        var visit = standIn.ledger().last("/api/chat");
        var left = System.nanoTime();
        caller.interrupt();
        var outcome = within(HANG, call::get);
        calls++;
        hangs += outcome == null ? 1 : 0;
        untyped += outcome instanceof LlmOutcome.Cancelled ? 0 : 1;
        settle(() -> visit.untilDisconnect() == null ? 1 : 0, 0);
        return visit.untilDisconnect() == null ? HANG.toMillis() : (System.nanoTime() - left) / 1e6;
    }

    /** Polls until the value is as wanted, for a while; the last value seen. */
    private static int settle(Callable<Integer> value, int wanted) throws Exception {
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (value.call() != wanted && System.nanoTime() < until) {
            TimeUnit.MICROSECONDS.sleep(200);
        }
        return value.call();
    }

    private static <T> @Nullable T within(Duration limit, Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return null;
        }
    }

    /** Each HTTP client that was not shut down keeps one thread. */
    private static int clientThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("HttpClient"))
                .count();
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
