package dev.codefactory.prompt.trial;

import dev.codefactory.prompt.PromptKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that is tried out against the effective one.
 *
 * @param champion the number of the version that was effective when it began
 * @param challenger the number of the version that is tried out
 * @param share which part of the executions gets the challenger
 * @param minRuns how many ended executions of each arm a decision needs
 * @param autoPromote whether the challenger is promoted, and taken back, without a person
 * @param reason how it ended
 */
public record Trial(
        UUID id,
        PromptKey key,
        int champion,
        int challenger,
        double share,
        int minRuns,
        boolean autoPromote,
        Status status,
        String reason,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public static final double LARGEST_SHARE = 0.5;

    /** How many times the runs a decision needs are watched after a promotion. */
    private static final int GUARDED_TIMES = 10;

    /** A trial to be begun. */
    public record Draft(int challenger, double share, int minRuns, boolean autoPromote, String by) {}

    /** Which arm an execution belongs to: the same whenever and wherever it is asked. */
    Arm draw(UUID execution) {
        return position(execution) < share ? Arm.CHALLENGER : Arm.CHAMPION;
    }

    /** Spread evenly over 0 to 1, and differently in each trial. */
    private double position(UUID execution) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((id + " " + execution).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is to be done about it, if anything. */
    sealed interface Decision {
        record Wait() implements Decision {}

        record Promote(String reason) implements Decision {}

        record TakeBack(String reason) implements Decision {}

        record Settle() implements Decision {}
    }

    Decision decide(Tally champion, Tally challenger, Tally guard) {
        return switch (status) {
            case RUNNING -> promotion(champion, challenger);
            case GUARDED -> guarded(champion, guard);
            case PROMOTED, STOPPED, ROLLED_BACK -> new Decision.Wait();
        };
    }

    private Decision promotion(Tally champion, Tally other) {
        var isSure = champion.runs() >= minRuns && other.runs() >= minRuns && other.beats(champion);
        return autoPromote && isSure
                ? new Decision.Promote("its pass rate is at least %.3f, the champion's is %.3f"
                        .formatted(other.passRate().lower(), champion.passRate().rate()))
                : new Decision.Wait();
    }

    private Decision guarded(Tally champion, Tally guard) {
        if (guard.runs() >= minRuns && champion.runs() > 0 && guard.fallsBehind(champion)) {
            return new Decision.TakeBack("its pass rate is at most %.3f, the champion's was %.3f"
                    .formatted(guard.passRate().upper(), champion.passRate().rate()));
        }
        return guard.runs() >= minRuns * GUARDED_TIMES ? new Decision.Settle() : new Decision.Wait();
    }
}
