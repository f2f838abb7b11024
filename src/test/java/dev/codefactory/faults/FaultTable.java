package dev.codefactory.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was counted under each fault, as the table people read. */
public final class FaultTable {

    /**
     * What one fault came to.
     *
     * @param runs how often it was injected
     * @param violations how many invariants were broken after it
     * @param calls how many model calls were made
     * @param wastedCalls how many of them an undisturbed run would not have made
     * @param recovery the longest time from its end until all work went on
     */
    public record Row(int runs, int violations, int calls, int wastedCalls, Duration recovery) {

        private static final Row NONE = new Row(0, 0, 0, 0, Duration.ZERO);

        private Row plus(Row other) {
            return new Row(
                    runs + other.runs,
                    violations + other.violations,
                    calls + other.calls,
                    wastedCalls + other.wastedCalls,
                    recovery.compareTo(other.recovery) > 0 ? recovery : other.recovery);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** Adds to what is known of a fault. */
    public synchronized void add(String fault, Row row) {
        rows.merge(fault, row, Row::plus);
    }

    public synchronized Row total() {
        return rows.values().stream().reduce(Row.NONE, Row::plus);
    }

    @Override
    public synchronized String toString() {
        var text = new StringBuilder(line("fault", "runs", "violations", "model calls", "wasted", "recovery s"));
        rows.forEach((fault, row) -> text.append(line(
                fault,
                String.valueOf(row.runs()),
                String.valueOf(row.violations()),
                String.valueOf(row.calls()),
                String.valueOf(row.wastedCalls()),
                "%.1f".formatted(row.recovery().toMillis() / 1000.0))));
        return text.toString();
    }

    private static String line(
            String fault, String runs, String violations, String calls, String wasted, String recovery) {
        return "%-44s %6s %11s %12s %7s %11s%n".formatted(fault, runs, violations, calls, wasted, recovery);
    }
}
