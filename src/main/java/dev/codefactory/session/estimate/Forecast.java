package dev.codefactory.session.estimate;

import dev.codefactory.pipeline.StepType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long executions will still take: many possible courses are drawn from the history, and the middle and the ninth tenth of them are
 * told. The draws are the same each time, so that a forecast moves only when what is known does.
 */
final class Forecast {

    private static final int COURSES = 200;

    /** A longer queue is drawn as this many executions, each standing for several. */
    private static final int DRAWN_AHEAD = 20;

    private final History history;
    private final int slots;

    /**
     * @param slots how many model calls run at once
     */
    Forecast(History history, int slots) {
        this.history = history;
        this.slots = Math.max(1, slots);
    }

    /**
     * How long it takes at most, in half and in nine tenths of all cases.
     *
     * @param p50 never longer than {@code p90}
     */
    record Remaining(Duration p50, Duration p90) {}

    /** From now to the end of an execution that is so far and waits for no other. */
    Remaining remaining(Place place) {
        return remaining(courses(place, List.of(), 0));
    }

    static Remaining remaining(double[] courses) {
        var sorted = courses.clone();
        Arrays.sort(sorted);
        return new Remaining(quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    /**
     * The seconds it takes in each of the courses. It begins when its turn has come and the last of those has ended that it waits for.
     *
     * @param awaited the courses of those
     * @param seed another one for each execution, or all would be slow in the same courses
     */
    double[] courses(Place place, List<double[]> awaited, long seed) {
        var courses = new double[COURSES];
        for (int course = 0; course < COURSES; course++) {
            var random = new SplittableRandom(seed + course);
            var own = own(place, random);
            var wait = queue(place.ahead(), random);
            for (var other : awaited) {
                wait = Math.max(wait, other[course]);
            }
            courses[course] = own + wait;
        }
        return courses;
    }

    private static Duration quantile(double[] sorted, double share) {
        return Duration.ofMillis(Math.round(sorted[(int) Math.ceil(share * sorted.length) - 1] * 1_000));
    }

    private double own(Place place, SplittableRandom random) {
        var following = place.following();
        var rounds = rounds(place.round(), random);
        var seconds = rest(place, random);
        for (int further = 0; further < place.further() && rounds > 0; further++) {
            // The one before is not verified, for it has something to mend; this one is as likely to be as a first one.
            seconds += draw(StepType.CODE_GENERATION, random) + draw(StepType.CODE_ANALYSIS, random);
            rounds = rounds(0, random);
        }
        if (place.step() == StepType.CODE_IMPROVEMENT) {
            seconds += draw(StepType.CODE_ANALYSIS, random);
        }
        if (place.step() == StepType.CODE_IMPROVEMENT || following.contains(StepType.CODE_IMPROVEMENT)) {
            seconds += improvements(rounds - place.round(), random);
        }
        for (var type : following) {
            seconds += type == StepType.CODE_IMPROVEMENT ? 0 : draw(type, random);
        }
        return seconds;
    }

    private double improvements(int rounds, SplittableRandom random) {
        double seconds = 0;
        for (int round = 0; round < rounds; round++) {
            seconds += draw(StepType.CODE_IMPROVEMENT, random) + draw(StepType.CODE_ANALYSIS, random);
        }
        return seconds;
    }

    /** What is left of the step at hand: only those that went further than it has by now can tell. */
    private double rest(Place place, SplittableRandom random) {
        var pace = place.pace();
        return pace == null
                ? rest(history.of(place.step()), place.elapsed().toMillis() / 1_000.0, random)
                : rest(history.tokensOf(place.step()), pace.tokens(), random) / pace.perSecond();
    }

    private static double rest(List<Double> whole, double soFar, SplittableRandom random) {
        var longer = whole.stream().filter(each -> each > soFar).toList();
        return longer.isEmpty() ? soFar * random.nextDouble() : draw(longer, random) - soFar;
    }

    private int rounds(int atLeast, SplittableRandom random) {
        var possible =
                history.rounds().stream().filter(rounds -> rounds >= atLeast).toList();
        return possible.isEmpty() ? atLeast : possible.get(random.nextInt(possible.size()));
    }

    private double queue(int ahead, SplittableRandom random) {
        var drawn = Math.min(ahead, DRAWN_AHEAD);
        double seconds = 0;
        for (int i = 0; i < drawn; i++) {
            seconds += own(Place.behind(0), random);
        }
        return drawn == 0 ? 0 : seconds / drawn * ahead / slots;
    }

    private double draw(StepType type, SplittableRandom random) {
        return draw(history.of(type), random);
    }

    private static double draw(List<Double> samples, SplittableRandom random) {
        return samples.get(random.nextInt(samples.size()));
    }
}
