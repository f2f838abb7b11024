package dev.codefactory.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Gathers what is wrong and says it as a table. */
final class FuzzReport {

    private static final int EXAMPLES = 3;

    private final AtomicInteger answers = new AtomicInteger();
    private final ConcurrentLinkedQueue<Violation> violations = new ConcurrentLinkedQueue<>();

    void add(List<Violation> found) {
        answers.incrementAndGet();
        violations.addAll(found);
    }

    int answers() {
        return answers.get();
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    @Override
    public String toString() {
        var rows = new TreeMap<String, List<String>>();
        violations.forEach(violation -> rows.computeIfAbsent(
                        "%-20s %d %s".formatted(violation.kind(), violation.status(), violation.operation()),
                        _ -> new ArrayList<>())
                .add(violation.example()));
        var table = new StringBuilder("%d requests, %d violations%n".formatted(answers.get(), violations.size()));
        rows.forEach((row, examples) -> {
            table.append("%5d x %s%n".formatted(examples.size(), row));
            examples.stream().limit(EXAMPLES).forEach(example -> table.append("          %s%n".formatted(example)));
        });
        return table.toString();
    }
}
