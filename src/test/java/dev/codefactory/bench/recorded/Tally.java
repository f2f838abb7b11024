package dev.codefactory.bench.recorded;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts hits and tries by key, for the table people read. */
public final class Tally {

    private record Share(int hits, int tries) {

        /** The 0.975 quantile of the normal distribution. */
        private static final double Z = 1.96;

        Share plus(boolean hit) {
            return new Share(hits + (hit ? 1 : 0), tries + 1);
        }

        double value() {
            return tries == 0 ? 0 : (double) hits / tries;
        }

        /** An end of Wilson's 95 % interval: the lower for -1, the upper for 1. */
        double bound(int side) {
            var centre = value() + Z * Z / (2 * tries);
            var spread = Z * Math.sqrt(value() * (1 - value()) / tries + Z * Z / (4.0 * tries * tries));
            return Math.clamp((centre + side * spread) / (1 + Z * Z / tries), 0, 1);
        }
    }

    private final Map<String, Share> shares = new TreeMap<>();

    public void count(String key, boolean hit) {
        shares.merge(key, new Share(hit ? 1 : 0, 1), (share, _) -> share.plus(hit));
    }

    public void count(RecordedAnswer answer, boolean hit) {
        answer.keys().forEach(key -> count(key, hit));
    }

    public double share(String key) {
        return share(key, 0);
    }

    /** The share of hits, or the given one when nothing was counted. */
    public double share(String key, double ofNothing) {
        var share = shares.get(key);
        return share == null ? ofNothing : share.value();
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(shares.keySet());
    }

    public int hits(String key) {
        return shares.getOrDefault(key, new Share(0, 0)).hits();
    }

    public int tries(String key) {
        return shares.getOrDefault(key, new Share(0, 0)).tries();
    }

    /** One line for each key, with Wilson's 95 % interval. */
    public void print(String title) {
        System.out.println(title);
        shares.forEach((key, share) -> System.out.printf(
                "  %-32s %4d of %4d  %.3f  [%.3f, %.3f]%n",
                key, share.hits(), share.tries(), share.value(), share.bound(-1), share.bound(1)));
    }
}
