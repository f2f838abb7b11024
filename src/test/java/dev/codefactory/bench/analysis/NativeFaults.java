package dev.codefactory.bench.analysis;

import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The four ways in which tree-sitter is known to bring its process down or to a halt. */
final class NativeFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEPTH = 100_000;
    private static final int READERS = 16;

    private NativeFaults() {}

    /** How many of them kept an ordinary file from being read afterwards, or took longer than anybody waits. */
    static int escaped() {
        var escaped = 0;
        for (var grammar : Grammar.values()) {
            var deep = "x = " + "(".repeat(DEPTH) + "1" + ")".repeat(DEPTH);
            escaped += escapes(grammar + " endless", () -> read(grammar, "{;{}const****/*/*/(]]]]]]]]]]]]]]]n>)*/"));
            escaped += escapes(grammar + " deep", () -> read(grammar, deep));
            escaped += escapes(grammar + " surrogate", () -> read(grammar, "x = '\ud800'\n"));
            escaped += escapes(grammar + " at once", () -> atOnce(grammar));
        }
        return escaped;
    }

    private static Reading read(Grammar grammar, String text) {
        return new SourceReader().read(grammar, text);
    }

    private static Reading atOnce(Grammar grammar) throws Exception {
        var text = "f(a, [x, y, z], { b: 1 });\n".repeat(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readings = new ArrayList<Callable<Reading>>();
            for (var count = 0; count < READERS; count++) {
                readings.add(() -> read(grammar, text));
            }
            for (var reading : threads.invokeAll(readings)) {
                if (reading.get() instanceof Reading.Unreadable unreadable) {
                    throw new IllegalStateException(unreadable.reason());
                }
            }
        }
        return read(grammar, text);
    }

    private static int escapes(String name, Callable<Reading> fault) {
        var begun = System.nanoTime();
        try {
            fault.call();
            var alive = read(Grammar.PYTHON, "x = 1\n") instanceof Reading.Tree;
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (alive && took.compareTo(PATIENCE) < 0) {
                return 0;
            }
            System.out.println("escaped: " + name + ", alive: " + alive + ", after " + took);
        } catch (Exception escaped) {
            System.out.println("escaped: " + name + ", " + escaped);
        }
        return 1;
    }
}
