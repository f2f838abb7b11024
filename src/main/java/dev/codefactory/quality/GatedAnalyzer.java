package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.GateWatch.Watched;
import dev.codefactory.quality.QualityReport.TestRun;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs every check once and reports in a fixed order. A red syntax gate spares the others, which otherwise run at the same time; those that
 * only read begin together with it.
 */
@Component
class GatedAnalyzer implements QualityAnalyzer {

    private static final Comparator<Finding> MOST_SEVERE_FIRST =
            Comparator.comparing(Finding::severity).reversed();

    private final List<QualityCheck> blocking;
    private final List<QualityCheck> independent;
    private final GateWatch watch;

    GatedAnalyzer(List<QualityCheck> checks, GateWatch watch) {
        this.watch = watch;
        this.blocking = checks.stream().filter(QualityCheck::blocksTheRest).toList();
        this.independent =
                checks.stream().filter(check -> !check.blocksTheRest()).toList();
    }

    @Override
    public QualityReport analyze(QualityRequest request) throws InterruptedException {
        try (var threads = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor())) {
            try {
                return report(results(request, threads), request);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private List<CheckResult> results(QualityRequest request, ExecutorService threads) throws InterruptedException {
        var applying =
                independent.stream().filter(check -> check.appliesTo(request)).toList();
        var running = new HashMap<QualityCheck, Future<Watched>>();
        applying.stream()
                .filter(check -> !check.startsPrograms())
                .forEach(check -> running.put(check, threads.submit(() -> watch.watched(check, request))));
        var results = new ArrayList<CheckResult>();
        var blocker = block(request, results);
        if (blocker.isPresent()) {
            applying.forEach(check -> results.add(notRun(check, request, blocker.get())));
            return results;
        }
        for (var check : applying) {
            running.computeIfAbsent(check, _ -> threads.submit(() -> watch.watched(check, request)));
        }
        for (var check : applying) {
            results.add(watch.told(result(Objects.requireNonNull(running.get(check)))));
        }
        return results;
    }

    /** Adds what the checks found whose red gate makes the others pointless, and answers the name of such a gate. */
    private Optional<String> block(QualityRequest request, List<CheckResult> results) throws InterruptedException {
        Optional<String> blocker = Optional.empty();
        for (var check : blocking) {
            var result = blocker.isPresent()
                    ? notRun(check, request, blocker.get())
                    : watch.told(watch.watched(check, request));
            results.add(result);
            blocker = result.gate().status() == Gate.Status.RED ? Optional.of(check.gate()) : blocker;
        }
        return blocker;
    }

    private CheckResult notRun(QualityCheck check, QualityRequest request, String blocker) {
        var reason = "not run because the %s gate is red".formatted(blocker);
        var gates = check.gates(request).stream()
                .map(gate -> Gate.notRun(gate, reason))
                .toList();
        watch.notRun(gates);
        return new CheckResult(gates, List.of(), null);
    }

    private static Watched result(Future<Watched> check) throws InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException defect -> throw defect;
                case InterruptedException interrupt -> throw interrupt;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static QualityReport report(List<CheckResult> results, QualityRequest request) {
        @Nullable TestRun tests = null;
        for (var result : results) {
            tests = result.tests() == null ? tests : result.tests();
        }
        return new QualityReport(
                results.stream()
                        .flatMap(result -> request.settled(result.findings()).stream())
                        .sorted(MOST_SEVERE_FIRST)
                        .toList(),
                results.stream().flatMap(result -> result.gates().stream()).toList(),
                tests,
                results.stream().flatMap(result -> result.metrics().stream()).toList(),
                request.thresholds());
    }
}
