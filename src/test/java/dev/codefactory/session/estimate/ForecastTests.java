package dev.codefactory.session.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.event.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastTests {

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final int LAST = 50;

    private final Random random = new Random(20);

    @Test
    void aLongerQueueNeverEndsSooner() {
        var forecast = new Forecast(measured(List.of(0, 1, 2)), 2);
        var before = Duration.ZERO;
        for (int ahead = 0; ahead < 200; ahead++) {
            var remaining = forecast.remaining(Place.behind(ahead));
            assertThat(remaining.p50()).as("behind %d", ahead).isGreaterThanOrEqualTo(before);
            assertThat(remaining.p90()).isGreaterThanOrEqualTo(remaining.p50());
            before = remaining.p50();
        }
        assertThat(before).isGreaterThan(Duration.ofMinutes(10));
    }

    @Test
    void moreSlotsMakeTheQueueShorter() {
        var history = measured(List.of(1));

        assertThat(new Forecast(history, 6).remaining(Place.behind(30)).p50())
                .isLessThan(new Forecast(history, 2).remaining(Place.behind(30)).p50());
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void theEndIsNeverInThePast(StepType step) {
        var forecast = new Forecast(measured(List.of(0, 1)), 1);

        for (int minutes = 0; minutes < 100; minutes += 7) {
            var place = new Place(step, 1, Duration.ofMinutes(minutes), null, 0);
            assertThat(forecast.remaining(place).p50()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    @Test
    void whatIsDoneNoLongerCounts() {
        var forecast = new Forecast(measured(List.of(1)), 1);
        var before = forecast.remaining(Place.behind(0)).p50();
        for (var step : List.of(StepType.CODE_GENERATION, StepType.CODE_ANALYSIS, StepType.CODE_VALIDATION)) {
            var after = forecast.remaining(new Place(step, 0, Duration.ZERO, null, 0))
                    .p50();
            assertThat(after).as(step.id()).isLessThan(before);
            before = after;
        }
    }

    @Test
    void furtherAnswersAreCountedInAsFarAsOnesBeforeHadSomethingToMend() {
        var always = new Forecast(measured(List.of(1)), 1);
        var never = new Forecast(measured(List.of(0)), 1);
        var sometimes = new Forecast(measured(List.of(0, 1)), 1);

        assertThat(middle(always, 4)).isGreaterThan(middle(always, 2).plusSeconds(1));
        assertThat(middle(always, 2)).isGreaterThan(middle(always, 0).plusSeconds(1));
        assertThat(middle(never, 4)).isEqualTo(middle(never, 0));
        assertThat(middle(sometimes, 4)).isLessThan(middle(always, 4)).isGreaterThan(middle(never, 4));
    }

    private static Duration middle(Forecast forecast, int further) {
        return forecast.remaining(
                        Place.beginning(new Pipeline.Next(StepType.NLP_ANALYSIS, 0), Pipeline.STANDARD, further, 0))
                .p50();
    }

    @Test
    void withoutAHistoryItIsAboutTheUsualTime() {
        var guess = History.of(List.of(), List.of(), USUAL);

        assertThat(guess.sample()).isZero();
        assertThat(new Forecast(guess, 1).remaining(Place.behind(0)).p50())
                .isBetween(USUAL.dividedBy(2), USUAL.multipliedBy(2));
    }

    /** The promise of the two numbers, on executions that vary as real ones do. */
    @Test
    void halfEndBeforeTheMiddleAndNineOfTenBeforeTheOther() {
        var total = 0;
        var beforeP50 = 0;
        var beforeP90 = 0;
        for (int i = 0; i < 1_000; i++) {
            var forecast = new Forecast(measured(roundsOfTheLast()), 1);
            var remaining = forecast.remaining(Place.behind(0));
            var actual = actual(rounds());
            total++;
            beforeP50 += actual.compareTo(remaining.p50()) <= 0 ? 1 : 0;
            beforeP90 += actual.compareTo(remaining.p90()) <= 0 ? 1 : 0;
        }

        assertThat(beforeP50 / (double) total).isCloseTo(0.5, within(0.05));
        assertThat(beforeP90 / (double) total).isCloseTo(0.9, within(0.04));
    }

    @Test
    void aStepThatIsUnderWayIsForecastAsWell() {
        var total = 0;
        var beforeP50 = 0;
        while (total < 1_000) {
            var elapsed = seconds(StepType.CODE_GENERATION) * 0.8;
            var actual = seconds(StepType.CODE_GENERATION);
            if (actual > elapsed) {
                var place = new Place(StepType.CODE_GENERATION, 0, millis(elapsed), null, 0);
                var rest = actual - elapsed + seconds(StepType.CODE_ANALYSIS) + seconds(StepType.CODE_VALIDATION);
                var p50 = new Forecast(measured(List.of(0)), 1).remaining(place).p50();
                beforeP50 += millis(rest).compareTo(p50) <= 0 ? 1 : 0;
                total++;
            }
        }

        assertThat(beforeP50 / (double) total).isCloseTo(0.5, within(0.05));
    }

    /** Steps of a model with 600 tokens, which took a minute until now. */
    @Test
    void anAnswerThatComesIsForecastByItsOwnPace() {
        var past = List.of(
                new PastStep(StepType.CODE_GENERATION, 60, 600),
                new PastStep(StepType.CODE_ANALYSIS, 0, null),
                new PastStep(StepType.CODE_VALIDATION, 0, null));
        var forecast = new Forecast(History.of(past, List.of(0), USUAL), 1);

        assertThat(generating(forecast, null)).isEqualTo(Duration.ofSeconds(30));
        assertThat(generating(forecast, new Pace(300, 2))).isEqualTo(Duration.ofSeconds(150));
        assertThat(generating(forecast, new Pace(300, 100))).isEqualTo(Duration.ofSeconds(3));
        assertThat(generating(forecast, new Pace(900, 10))).isBetween(Duration.ZERO, Duration.ofSeconds(90));
    }

    private static Duration generating(Forecast forecast, @Nullable Pace pace) {
        var place = new Place(StepType.CODE_GENERATION, 0, Duration.ofSeconds(30), pace, 0);
        return forecast.remaining(place).p50();
    }

    @Test
    void whatItWaitsForIsCountedIn() {
        var forecast = new Forecast(measured(List.of(1)), 1);
        var first = forecast.courses(Place.behind(0), List.of(), 1);
        var other = forecast.courses(Place.behind(0), List.of(), 2_000);
        var alone = Forecast.remaining(first);

        var second = Forecast.remaining(forecast.courses(Place.behind(0), List.of(first), 4_000));
        var behindBoth = Forecast.remaining(forecast.courses(Place.behind(0), List.of(first, other), 4_000));

        assertThat(second.p50().toMillis() / (double) alone.p50().toMillis()).isCloseTo(2, within(0.2));
        assertThat(behindBoth.p50()).isGreaterThan(second.p50());
        assertThat(behindBoth.p50()).isLessThan(alone.p50().multipliedBy(3));
    }

    private History measured(List<Integer> rounds) {
        var steps = new ArrayList<PastStep>();
        for (var type : StepType.values()) {
            for (int i = 0; i < LAST; i++) {
                steps.add(new PastStep(type, seconds(type), null));
            }
        }
        return History.of(steps, rounds, USUAL);
    }

    private List<Integer> roundsOfTheLast() {
        var last = new ArrayList<Integer>();
        for (int i = 0; i < LAST; i++) {
            last.add(rounds());
        }
        return last;
    }

    private int rounds() {
        return random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2);
    }

    private Duration actual(int rounds) {
        var seconds = seconds(StepType.NLP_ANALYSIS)
                + seconds(StepType.CODE_GENERATION)
                + seconds(StepType.CODE_ANALYSIS)
                + seconds(StepType.CODE_VALIDATION);
        for (int i = 0; i < rounds; i++) {
            seconds += seconds(StepType.CODE_IMPROVEMENT) + seconds(StepType.CODE_ANALYSIS);
        }
        return millis(seconds);
    }

    /** Model steps of a minute and local ones of two seconds, both with a long tail. */
    private double seconds(StepType type) {
        return (type.asksModel() ? 60 : 2) * Math.exp(0.5 * random.nextGaussian());
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
