package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.http.Deadlines;
import java.time.Duration;
import java.util.Optional;

/** What the models that are asked one after the other share: the time of one call, and its one listener. */
final class Turns {

    private final long start = System.nanoTime();
    private final Deadlines deadlines;
    private final LlmProgress progress;
    private volatile boolean heard;

    Turns(Deadlines deadlines, LlmProgress progress) {
        this.deadlines = deadlines;
        this.progress = progress;
    }

    /** The deadlines of the next model, within what is left of the call's time; empty when nothing is. */
    Optional<Deadlines> deadlines() {
        return deadlines.after(Duration.ofNanos(System.nanoTime() - start));
    }

    /** Hears one model only: the words of the next would read as the continuation of those that were given up. */
    LlmProgress listener() {
        return heard
                ? LlmProgress.NONE
                : delta -> {
                    heard = true;
                    progress.text(delta);
                };
    }
}
