package dev.codefactory.bench.headline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sums of one measure over sums of another by key; tasks are drawn again and again to see how far chance may move them. */
final class Ratios {

    /** Both measures of one task: they are drawn together. */
    private record Pair(double over, double under) {}

    private static final long SEED = 2026;
    private static final int DRAWS = 10_000;

    private final Map<String, List<Pair>> pairs = new TreeMap<>();

    /** Counts one task; a mean is a ratio to 1 each. */
    void count(String key, double over, double under) {
        pairs.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Pair(over, under));
    }

    double ratio(String key) {
        return ratio(pairs.getOrDefault(key, List.of()));
    }

    /** The lower end of the 95 % interval, then the upper one. */
    double[] interval(String key) {
        var drawn = pairs.getOrDefault(key, List.of());
        if (drawn.isEmpty()) {
            return new double[] {0, 0};
        }
        var random = new Random(SEED);
        var ratios = new double[DRAWS];
        Arrays.setAll(
                ratios,
                _ -> ratio(random.ints(drawn.size(), 0, drawn.size())
                        .mapToObj(drawn::get)
                        .toList()));
        Arrays.sort(ratios);
        return new double[] {ratios[(int) (0.025 * DRAWS)], ratios[(int) (0.975 * DRAWS)]};
    }

    private static double ratio(List<Pair> of) {
        var under = of.stream().mapToDouble(Pair::under).sum();
        return under == 0 ? 0 : of.stream().mapToDouble(Pair::over).sum() / under;
    }

    /** One line for each key, with the 95 % interval of the paired bootstrap. */
    void print(String title) {
        System.out.println(title);
        pairs.forEach((key, ofKey) -> {
            var interval = interval(key);
            System.out.printf(
                    "  %-32s %4d tasks  %.3f  [%.3f, %.3f]%n",
                    key, ofKey.size(), ratio(ofKey), interval[0], interval[1]);
        });
    }
}
