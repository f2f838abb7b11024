package dev.codefactory.model.pull;

import dev.codefactory.llm.registry.ModelPuller.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has progress written down twice a second at most: hosts tell of it far more often. */
final class ProgressNotes {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Clock clock;
    private final Consumer<Progress> write;
    private Progress last = Progress.NONE;
    private @Nullable Instant writtenAt;

    ProgressNotes(Clock clock, Consumer<Progress> write) {
        this.clock = clock;
        this.write = write;
    }

    void see(Progress progress) {
        last = progress;
        var now = clock.instant();
        var before = writtenAt;
        // Either way apart, so that a clock that was set back silences nobody.
        if (before == null || Duration.between(before, now).abs().compareTo(PAUSE) >= 0) {
            writtenAt = now;
            write.accept(progress);
        }
    }

    /** The latest, written or not. */
    Progress last() {
        return last;
    }
}
