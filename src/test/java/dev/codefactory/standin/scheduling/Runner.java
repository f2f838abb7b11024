package dev.codefactory.standin.scheduling;

import dev.codefactory.standin.model.StandInModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The loaded state of one model. Guarded by the scheduler's lock. */
final class Runner {

    private final StandInModel model;
    private @Nullable RunnerSettings settings;
    private Duration keepAlive = Duration.ZERO;
    private long lastUsed;
    private int running;
    private boolean loading;

    Runner(StandInModel model) {
        this.model = model;
    }

    StandInModel model() {
        return model;
    }

    @Nullable
    RunnerSettings settings() {
        return settings;
    }

    boolean loaded() {
        return settings != null;
    }

    /** Loaded, or on its way. */
    boolean inMemory() {
        return loading || loaded();
    }

    boolean idle() {
        return running == 0;
    }

    long lastUsed() {
        return lastUsed;
    }

    boolean fits(RunnerSettings wanted) {
        return wanted.equals(settings);
    }

    boolean hasFreeSlot() {
        return !loading && running < model.knobs().slots();
    }

    boolean expired(long now) {
        return settings != null && idle() && !keepAlive.isNegative() && now - lastUsed >= keepAlive.toNanos();
    }

    /** Time until an idle model is unloaded; negative is never. */
    Duration left(long now) {
        return keepAlive.isNegative() ? keepAlive : keepAlive.minusNanos(idle() ? now - lastUsed : 0);
    }

    void take() {
        running++;
    }

    void startLoading() {
        settings = null;
        loading = true;
    }

    void loaded(RunnerSettings nowLoaded) {
        settings = nowLoaded;
        loading = false;
    }

    /** Ends one request. A load whose client left before it was done is given up. */
    void giveBack(Duration newKeepAlive, long now) {
        running--;
        loading = false;
        keepAlive = newKeepAlive;
        lastUsed = now;
    }

    void unload() {
        settings = null;
    }
}
