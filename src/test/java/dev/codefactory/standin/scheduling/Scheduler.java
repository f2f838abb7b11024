package dev.codefactory.standin.scheduling;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.StandInModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Ollama's scheduler: a request waits, without a byte, until its model is loaded with its settings and has a free slot. Another
 * num_ctx or shift reloads the model once its running requests ended; idle models make room when too many are loaded.
 */
public final class Scheduler {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Map<StandInModel, Runner> runners = new LinkedHashMap<>();
    private final List<Turn> waiting = new ArrayList<>();
    private final Tally tally = new Tally();
    private int maxLoadedModels = 3;
    private int maxQueue = 512;

    /** A request that waits for its slot, and then holds it. */
    private record Turn(Runner runner, RunnerSettings wanted, CompletableFuture<Boolean> mustLoad) {}

    /** What a request does while it holds a slot. */
    @FunctionalInterface
    public interface Work {

        void run(Duration loadTime) throws IOException, InterruptedException;
    }

    /** More requests wait for a load than OLLAMA_MAX_QUEUE allows. */
    public static final class Busy extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** A model in memory; negative time left is forever. */
    public record Loaded(StandInModel model, int contextLength, Duration left) {}

    public synchronized void maxLoadedModels(int value) {
        maxLoadedModels = value;
    }

    public synchronized void maxQueue(int value) {
        maxQueue = value;
    }

    public synchronized SchedulerCounts counts() {
        return tally.counts();
    }

    /** Waits for a slot, loads the model when needed, and runs the work. */
    public void run(HttpExchange exchange, StandInModel model, ChatRequest request, Work work)
            throws IOException, InterruptedException {
        Duration keepAlive = KeepAlive.of(request, model.knobs());
        Turn turn = queue(model, RunnerSettings.of(request, model.knobs()));
        try {
            exchange.await(turn.mustLoad);
            work.run(turn.mustLoad.join() ? load(exchange, turn) : Duration.ZERO);
        } finally {
            leave(turn, keepAlive);
        }
    }

    public synchronized void unload(StandInModel model) {
        runner(model).unload();
        dispatch();
    }

    /** The models in memory, latest expiry first. */
    public synchronized List<Loaded> loaded() {
        expire();
        long now = System.nanoTime();
        List<Loaded> loaded = new ArrayList<>();
        for (Runner runner : runners.values()) {
            RunnerSettings settings = runner.settings();
            if (settings != null) {
                loaded.add(new Loaded(runner.model(), settings.contextLength(), runner.left(now)));
            }
        }
        Comparator<Loaded> byTimeLeft = Comparator.comparing(each -> each.left().isNegative() ? FOREVER : each.left());
        loaded.sort(byTimeLeft.reversed());
        return loaded;
    }

    private synchronized Turn queue(StandInModel model, RunnerSettings wanted) throws Busy {
        expire();
        Turn turn = new Turn(runner(model), wanted, new CompletableFuture<>());
        if (!turn.runner.fits(wanted) && waitingForALoad() >= maxQueue) {
            tally.refused();
            throw new Busy();
        }
        tally.arrived();
        waiting.add(turn);
        dispatch();
        return turn;
    }

    private Duration load(HttpExchange exchange, Turn turn) throws IOException {
        Duration time = turn.runner.model().knobs().loadTime();
        exchange.pause(time);
        synchronized (this) {
            turn.runner.loaded(turn.wanted);
            dispatch();
        }
        return time;
    }

    private synchronized void leave(Turn turn, Duration keepAlive) {
        boolean neverRan = waiting.remove(turn);
        tally.left(!neverRan);
        if (!neverRan) {
            turn.runner.giveBack(keepAlive, System.nanoTime());
            expire();
        }
        dispatch();
    }

    /** Lets in whom it can. Each model is first come, first served; a request that must wait holds up only its own model. */
    private void dispatch() {
        Set<Runner> heldUp = new HashSet<>();
        for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext(); ) {
            Turn turn = turns.next();
            if (!heldUp.contains(turn.runner) && letIn(turn)) {
                turns.remove();
            } else {
                heldUp.add(turn.runner);
            }
        }
    }

    private boolean letIn(Turn turn) {
        Runner runner = turn.runner;
        boolean ready = runner.fits(turn.wanted);
        if (ready ? !runner.hasFreeSlot() : !runner.idle() || !madeRoomFor(runner)) {
            return false;
        }
        if (!ready) {
            tally.loading(runner.loaded());
            runner.startLoading();
        }
        runner.take();
        tally.running();
        turn.mustLoad.complete(!ready);
        return true;
    }

    private boolean madeRoomFor(Runner runner) {
        while (runners.values().stream()
                        .filter(other -> other != runner && other.inMemory())
                        .count()
                >= maxLoadedModels) {
            Optional<Runner> evicted = runners.values().stream()
                    .filter(other -> other != runner && other.loaded() && other.idle())
                    .min(Comparator.comparingLong(Runner::lastUsed));
            if (evicted.isEmpty()) {
                return false;
            }
            evicted.get().unload();
            tally.evicted();
        }
        return true;
    }

    private long waitingForALoad() {
        return waiting.stream().filter(turn -> !turn.runner.fits(turn.wanted)).count();
    }

    private void expire() {
        long now = System.nanoTime();
        runners.values().stream().filter(runner -> runner.expired(now)).forEach(Runner::unload);
    }

    private Runner runner(StandInModel model) {
        return runners.computeIfAbsent(model, Runner::new);
    }
}
