package dev.codefactory.llm.answer;

import dev.codefactory.llm.LlmProgress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells progress in batches, because a listener that writes an event per token would outweigh the model. */
public final class ProgressBatch {

    private static final Logger log = LoggerFactory.getLogger(ProgressBatch.class);
    private static final int FULL = 1024;
    private static final long DUE = Duration.ofMillis(250).toNanos();

    private final LlmProgress progress;
    private final LongSupplier nanoTime;
    private final StringBuilder pending = new StringBuilder();
    private long lastTold;

    public ProgressBatch(LlmProgress progress) {
        this(progress, System::nanoTime);
    }

    /** The first text is told at once: somebody is waiting to see that anything happens. */
    ProgressBatch(LlmProgress progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.lastTold = nanoTime.getAsLong() - DUE;
    }

    public void add(String delta) {
        pending.append(delta);
        if (pending.length() >= FULL || nanoTime.getAsLong() - lastTold >= DUE) {
            tell(endOfWholeCharacters());
        }
    }

    /** Tells what is left, at the end of an answer. */
    public void flush() {
        tell(pending.length());
    }

    private void tell(int end) {
        if (end == 0) {
            return;
        }
        var text = AnswerText.clean(pending.substring(0, end));
        pending.delete(0, end);
        lastTold = nanoTime.getAsLong();
        try {
            progress.text(text);
        } catch (RuntimeException e) {
            log.warn("A progress listener failed; the call goes on", e);
        }
    }

    /** The first half of a surrogate pair waits for the second. */
    private int endOfWholeCharacters() {
        var length = pending.length();
        return length > 0 && Character.isHighSurrogate(pending.charAt(length - 1)) ? length - 1 : length;
    }
}
