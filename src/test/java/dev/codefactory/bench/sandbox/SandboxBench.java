package dev.codefactory.bench.sandbox;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.ladder.EscapeAttempt;
import dev.codefactory.sandbox.ladder.EscapeAttempts;
import dev.codefactory.sandbox.ladder.Rungs;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** On every rung this machine has: escapes, what hostile programs leave behind, and the time a start takes beside a bare process. */
public final class SandboxBench implements Benchmark {

    private static final int STARTS = 60;
    private static final int HOSTILE_PROGRAMS = 200;
    private static final double START_BOUND_MILLIS = 25;

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        try (var rungs = new Rungs()) {
            int escapes = 0;
            int leftovers = 0;
            for (var rung : rungs.byKind().entrySet()) {
                start(figures, rung.getKey(), rung.getValue());
                int escaped = escapes(rung.getKey(), rung.getValue());
                int left = leftovers(rung.getKey(), rung.getValue());
                figures.put("escapes_" + rung.getKey(), escaped).put("leftovers_" + rung.getKey(), left);
                escapes += escaped;
                leftovers += left;
            }
            figures.atLeast("rungs", rungs.byKind().size(), 1)
                    .put("attempts", EscapeAttempts.all().size())
                    .atMost("escapes", escapes, 0)
                    .atMost("leftovers", leftovers, 0);
        }
        return figures;
    }

    /** Bare and confined starts take turns, so that both meet the same machine. */
    private static void start(Figures figures, String kind, Sandbox sandbox) throws IOException, InterruptedException {
        var bare = new double[STARTS];
        var confined = new double[STARTS];
        for (int number = 0; number < STARTS; number++) {
            long start = System.nanoTime();
            new ProcessBuilder("/bin/true").start().waitFor();
            long between = System.nanoTime();
            expectExit(sandbox.run(command("true")));
            confined[number] = (System.nanoTime() - between) / 1e6;
            bare[number] = (between - start) / 1e6;
        }
        var suffix = kind.equals("bubblewrap") ? "" : "_" + kind;
        if (kind.equals("bubblewrap")) {
            figures.atMost("start_ms_median", median(confined), START_BOUND_MILLIS);
        } else {
            figures.put("start_ms_median" + suffix, median(confined));
        }
        figures.put("start_ms_median_bare" + suffix, median(bare))
                .put("start_ratio" + suffix, median(confined) / median(bare));
    }

    private static int escapes(String kind, Sandbox sandbox) throws InterruptedException {
        int escaped = 0;
        for (var attempt : EscapeAttempts.all()) {
            var result = attempt.in(sandbox);
            if (Rungs.promises(kind, attempt) && !attempt.wasBlocked(result)) {
                System.out.printf("%s: %s was not blocked: %s%n", kind, attempt, result);
                escaped++;
            }
        }
        return escaped;
    }

    private static int leftovers(String kind, Sandbox sandbox) throws IOException, InterruptedException {
        var words = List.of(EscapeAttempts.DAEMON, EscapeAttempt.PROGRAM);
        var hostile = EscapeAttempts.quickOnes();
        var before = Leftovers.now(words);
        for (int number = 0; number < HOSTILE_PROGRAMS; number++) {
            EscapeAttempt attempt = hostile.get(number % hostile.size());
            attempt.in(sandbox);
        }
        var left = Leftovers.now(words).since(before);
        left.forEach(thing -> System.out.printf("%s left behind: %s%n", kind, thing));
        return left.size();
    }

    private static void expectExit(SandboxResult result) {
        if (!(result instanceof SandboxResult.Exited exited) || exited.exitCode() != 0) {
            throw new IllegalStateException("true ended as " + result);
        }
    }

    private static SandboxCommand command(String... argv) {
        return new SandboxCommand(FileTree.EMPTY, List.of(argv), Map.of(), Set.of(), Duration.ofSeconds(10), List.of());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
