package dev.codefactory.prompt.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.codefactory.prompt.Interval;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.trial.Trial.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of trials. */
class TrialTests {

    private static final int MIN_RUNS = 20;

    /** Values of R's {@code binom::binom.wilson} and of Newcombe (1998). */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "20, 20, 0.8389, 1.0000",
        "0, 0, 0, 1"
    })
    void theIntervalIsWilsons(int passed, int runs, double lower, double upper) {
        var interval = Interval.wilson(passed, runs);

        assertThat(interval.lower()).isCloseTo(lower, within(0.00006));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00006));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 20, 20, true", // at least 0.839 against 0.5
        "10, 20, 12, 20, false", // better, but not surely
        "10, 20, 19, 19, false", // too few of the challenger
        "9, 19, 20, 20, false", // too few of the champion
        "20, 20, 20, 20, false" // no better
    })
    void onlyWhatIsSurelyBetterIsPromoted(int champion, int runs, int challenger, int tried, boolean promoted) {
        var decision =
                trial(0.5, true, Status.RUNNING).decide(tally(champion, runs), tally(challenger, tried), Tally.NONE);

        assertThat(decision instanceof Decision.Promote).isEqualTo(promoted);
    }

    @Test
    void nothingIsPromotedThatAPersonShallDecide() {
        var decision = trial(0.5, false, Status.RUNNING).decide(tally(0, 100), tally(100, 100), Tally.NONE);

        assertThat(decision).isInstanceOf(Decision.Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"18, 20, 8, 20, true", "18, 20, 16, 20, false", "18, 20, 1, 19, false"})
    void whatSurelyFallsBehindIsTakenBack(int champion, int runs, int guard, int watched, boolean back) {
        var decision =
                trial(0.5, true, Status.GUARDED).decide(tally(champion, runs), tally(20, 20), tally(guard, watched));

        assertThat(decision instanceof Decision.TakeBack).isEqualTo(back);
    }

    @Test
    void aPromiseThatWasKeptLongEnoughIsBelieved() {
        var decision = trial(0.5, true, Status.GUARDED).decide(tally(18, 20), tally(20, 20), tally(180, 200));

        assertThat(decision).isInstanceOf(Decision.Settle.class);
    }

    @Test
    void anExecutionIsDrawnTheSameEveryTimeAndAsManyAsTheShareSays() {
        var trial = trial(0.2, true, Status.RUNNING);
        var random = new Random(1);
        List<UUID> executions = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(20_000)
                .toList();

        var challengers = executions.stream()
                .filter(execution -> trial.draw(execution) == Arm.CHALLENGER)
                .toList();

        assertThat(challengers).allMatch(execution -> trial.draw(execution) == Arm.CHALLENGER);
        assertThat(challengers.size() / 20_000.0).isCloseTo(0.2, within(0.01));
        assertThat(executions)
                .noneMatch(execution -> trial(0, true, Status.RUNNING).draw(execution) == Arm.CHALLENGER);
    }

    private static Tally tally(int passed, int runs) {
        return new Tally(runs, passed, 1, 30);
    }

    private static Trial trial(double share, boolean autoPromote, Status status) {
        return new Trial(
                new UUID(1, 2),
                new PromptKey("code_generation", "python", "any"),
                1,
                2,
                share,
                MIN_RUNS,
                autoPromote,
                status,
                "",
                "admin",
                Instant.EPOCH,
                null);
    }
}
