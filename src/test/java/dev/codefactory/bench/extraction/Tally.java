package dev.codefactory.bench.extraction;

import java.util.Map;
import java.util.TreeMap;

/** Counts hits and tries by key, for the table people read. */
final class Tally {

    private record Share(int hits, int tries) {

        Share plus(boolean hit) {
            return new Share(hits + (hit ? 1 : 0), tries + 1);
        }
    }

    private final Map<String, Share> shares = new TreeMap<>();

    void count(String key, boolean hit) {
        shares.merge(key, new Share(hit ? 1 : 0, 1), (share, _) -> share.plus(hit));
    }

    double share(String key) {
        var share = shares.getOrDefault(key, new Share(0, 0));
        return share.tries() == 0 ? 0 : (double) share.hits() / share.tries();
    }

    void print(String title) {
        System.out.println(title);
        shares.forEach((key, share) -> System.out.printf("  %-40s %4d of %4d%n", key, share.hits(), share.tries()));
    }
}
