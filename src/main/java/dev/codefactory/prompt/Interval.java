package dev.codefactory.prompt;

/**
 * Between which bounds a rate lies, at a confidence of 95 %.
 *
 * @param rate the share that passed; 0 of none
 */
public record Interval(double lower, double rate, double upper) {

    private static final double Z = 1.959_963_984_540_054;

    /** By Wilson's method, which holds for few runs and for rates near 0 and 1 as well. */
    public static Interval wilson(int passed, int runs) {
        if (runs == 0) {
            return new Interval(0, 0, 1);
        }
        var rate = (double) passed / runs;
        var scale = 1 + Z * Z / runs;
        var centre = (rate + Z * Z / (2 * runs)) / scale;
        var reach = Z * Math.sqrt(rate * (1 - rate) / runs + Z * Z / (4.0 * runs * runs)) / scale;
        return new Interval(Math.max(0, centre - reach), rate, Math.min(1, centre + reach));
    }

    /** By how much this rate is higher than another one of other runs, from -1 to 1, by Newcombe's hybrid of both intervals. */
    public Interval minus(Interval other) {
        var difference = rate - other.rate;
        return new Interval(
                difference - Math.hypot(rate - lower, other.upper - other.rate),
                difference,
                difference + Math.hypot(upper - rate, other.rate - other.lower));
    }
}
