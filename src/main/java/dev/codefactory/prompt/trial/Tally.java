package dev.codefactory.prompt.trial;

import dev.codefactory.prompt.Interval;

/**
 * What came of the executions of one arm that have ended with a verdict.
 *
 * @param passed how many were verified
 * @param repairs rounds of repair, on average
 * @param seconds from begin to end, on average
 */
public record Tally(int runs, int passed, double repairs, double seconds) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public Interval passRate() {
        return Interval.wilson(passed, runs);
    }

    /** Whether even the lower bound of its rate is above the rate of the other. */
    boolean beats(Tally champion) {
        return passRate().lower() > champion.passRate().rate();
    }

    /** Whether even the upper bound of its rate is below the rate of the other. */
    boolean fallsBehind(Tally champion) {
        return passRate().upper() < champion.passRate().rate();
    }
}
